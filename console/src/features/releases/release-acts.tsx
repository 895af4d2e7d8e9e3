import type { ReleaseView } from '@fabric-governance/gateway-api/contract/releases';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { EntryDialog } from '../../components/entry-dialog.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';
import { offeredActs, type ReleaseAct } from './offered.js';

const WORDS = {
  pause: 'releases.pause',
  resume: 'releases.resume',
  conclude: 'releases.conclude',
  markOverdue: 'releases.markOverdue',
} as const satisfies Record<ReleaseAct, WordKey>;

/** Acts that only say what is so need no permission. */
const OPEN: readonly ReleaseAct[] = ['conclude', 'markOverdue'];

/** What this person's institution can do with a release as a whole, and what it can propose. */
export function ReleaseActs({ release }: { readonly release: ReleaseView }) {
  const { t } = useWords();
  const { session, against } = useActor();
  const submission = useSubmission();
  const [isPausing, setPausing] = useState(false);
  const { id: releaseId, state } = release;
  const start = (act: ReleaseAct) => {
    if (act === 'pause') setPausing(true);
    else void submission.run((ledger, onStep) => ledger.submit(`Releases:${act}`, { releaseId }, { onStep }));
  };
  const pause = (reason: string) => {
    setPausing(false);
    void submission.run((ledger, onStep) =>
      ledger.submit('Releases:pause', { releaseId, reason }, { onStep }),
    );
  };
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  return (
    <div className="stack-small">
      <div className="actions">
        {offeredActs(release, session.memberId).map((act) => (
          <ActionButton
            key={act}
            testId={`release-${act}`}
            reason={busy ?? (OPEN.includes(act) ? undefined : against('release.carry-out'))}
            onClick={() => {
              start(act);
            }}
          >
            {t(WORDS[act])}
          </ActionButton>
        ))}
      </div>
      <SubmissionStatus submission={submission} />
      <div className="row small">
        {state === 'paused' && (
          <Link to="/proposals/new" search={{ kind: 'release.resume', release: releaseId }}>
            {t('releases.proposeResume')}
          </Link>
        )}
        {(state === 'rolling-out' || state === 'paused' || state === 'rolled-out') && (
          <Link to="/proposals/new" search={{ kind: 'release.roll-back', release: releaseId }}>
            {t('releases.proposeRollBack')}
          </Link>
        )}
      </div>
      {isPausing && (
        <EntryDialog
          title={t('releases.pauseTitle', { name: releaseId })}
          label={t('releases.pauseReason')}
          done={t('releases.pause')}
          needs="note"
          onDone={({ note }) => {
            pause(note);
          }}
          onCancel={() => {
            setPausing(false);
          }}
        />
      )}
    </div>
  );
}
