import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { ActionButton } from '../../components/action-button.js';
import { Panel } from '../../components/page.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';

/** On tracks where absence costs something until one asks: the way to ask (R27). Nothing where no track is so. */
export function Resume({ charter }: { readonly charter: Charter }) {
  const { t, local } = useWords();
  const { against } = useActor();
  const submission = useSubmission();
  const tracks = Object.entries(charter.tracks).filter(
    ([, { attendance }]) => attendance !== undefined && attendance.restoredBy === 'asking',
  );
  if (tracks.length === 0) return null;
  return (
    <Panel title={t('delegations.resumeTitle')} testId="resume">
      <p className="muted">{t('delegations.resumeHint')}</p>
      <ul className="plain-list list-lines">
        {tracks.map(([trackId, { title }]) => (
          <li key={trackId} className="row-apart">
            <span>{local(title)}</span>
            <ActionButton
              testId={`resume-${trackId}`}
              reason={
                against('ballot.cast') ?? (submission.step === null ? undefined : t('common.reasonBusy'))
              }
              onClick={() =>
                void submission.run((ledger, onStep) =>
                  ledger.submit('Ballots:resume', { trackId }, { onStep }),
                )
              }
            >
              {t('delegations.resume')}
            </ActionButton>
          </li>
        ))}
      </ul>
      <SubmissionStatus submission={submission} />
    </Panel>
  );
}
