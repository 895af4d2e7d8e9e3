import type { ObligationView } from '@fabric-governance/gateway-api/contract/obligations';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { EntryDialog, type Entry } from '../../components/entry-dialog.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';
import { ACT_PERMISSIONS, offeredActs, type ObligationAct } from './offered.js';

const WORDS = {
  fulfil: 'obligations.fulfil',
  accept: 'obligations.accept',
  giveBack: 'obligations.giveBack',
  markOverdue: 'obligations.markOverdue',
} as const satisfies Record<ObligationAct, WordKey>;

/** What is asked before an act: title, what the words are, and what has to be there. */
const ASKS = {
  fulfil: ['obligations.fulfilTitle', 'obligations.fulfilNote', 'evidence'],
  accept: ['obligations.acceptTitle', 'obligations.acceptNote', 'nothing'],
  giveBack: ['obligations.giveBackTitle', 'obligations.giveBackNote', 'note'],
} as const;

/** What this person's institution can do about an obligation; what the person may not, says why. */
export function ObligationActs({ obligation }: { readonly obligation: ObligationView }) {
  const { t } = useWords();
  const { session, against } = useActor();
  const submission = useSubmission();
  const [asked, setAsked] = useState<Exclude<ObligationAct, 'markOverdue'> | null>(null);
  const { proposalId, id } = obligation;
  const key = { proposalId, obligation: id };

  const start = (act: ObligationAct) => {
    if (act !== 'markOverdue') {
      setAsked(act);
      return;
    }
    void submission.run((ledger, onStep) => ledger.submit('Obligations:markOverdue', key, { onStep }));
  };
  const finish = ({ note, evidence }: Entry) => {
    const act = asked;
    setAsked(null);
    if (act === null) return;
    void submission.run((ledger, onStep) =>
      act === 'fulfil'
        ? ledger.submit('Obligations:fulfil', { ...key, note, evidence: [...evidence] }, { onStep })
        : ledger.submit(`Obligations:${act}`, { ...key, note }, { onStep }),
    );
  };
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  return (
    <div className="stack-small">
      <div className="actions">
        {offeredActs(obligation, session.memberId).map((act) => {
          const permission = ACT_PERMISSIONS[act];
          return (
            <ActionButton
              key={act}
              type={act === 'giveBack' ? 'default' : 'primary'}
              testId={`obligation-${act}`}
              reason={busy ?? (permission === undefined ? undefined : against(permission))}
              onClick={() => {
                start(act);
              }}
            >
              {t(WORDS[act])}
            </ActionButton>
          );
        })}
      </div>
      <SubmissionStatus submission={submission} />
      {asked !== null && (
        <EntryDialog
          title={t(ASKS[asked][0], { name: id })}
          label={t(ASKS[asked][1])}
          done={t(WORDS[asked])}
          needs={ASKS[asked][2]}
          onDone={finish}
          onCancel={() => {
            setAsked(null);
          }}
        />
      )}
    </div>
  );
}
