import type { MeritView } from '@fabric-governance/gateway-api/contract/merit';
import { ActionButton } from '../../components/action-button.js';
import { Panel } from '../../components/page.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import { useSubmission } from '../../session/use-submission.js';

/** Votes from which points follow that nobody has entered yet. */
export function Creditable({ votes }: { readonly votes: MeritView['creditable'] }) {
  const { t } = useWords();
  const submission = useSubmission();
  return (
    <Panel title={t('merit.creditable')} testId="creditable">
      <p className="small muted">{t('merit.creditIntro')}</p>
      <ul className="plain-list list-lines">
        {votes.map(({ proposalId, title }) => (
          <li key={proposalId} className="row-apart">
            <span>{title}</span>
            <ActionButton
              testId={`credit-${proposalId}`}
              reason={submission.step === null ? undefined : t('common.reasonBusy')}
              onClick={() => {
                void submission.run((ledger, onStep) =>
                  ledger.submit('Merit:credit', { proposalId }, { onStep }),
                );
              }}
            >
              {t('merit.credit')}
            </ActionButton>
          </li>
        ))}
      </ul>
      <SubmissionStatus submission={submission} />
    </Panel>
  );
}
