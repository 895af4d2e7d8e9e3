import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { useMemo, useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useNow } from '../../components/time.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';
import { type Act, offeredActs } from '../../proposal/act.js';
import { obstacleWords } from '../../proposal/obstacle-words.js';
import { actorFacts } from '../../session/actor-facts.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { useSubmission } from '../../session/use-submission.js';
import { proposalFacts } from './facts.js';
import { ReasonDialog } from '../../components/reason-dialog.js';

const WORDS = {
  submit: 'proposals.submit',
  sponsor: 'proposals.sponsor',
  withdraw: 'proposals.withdraw',
  agreeToWithdrawal: 'proposals.agreeToWithdrawal',
  takeBack: 'proposals.takeBack',
  openVoting: 'proposals.openVoting',
  close: 'proposals.close',
  execute: 'proposals.execute',
  expire: 'proposals.expire',
} as const satisfies Record<Act, WordKey>;

const TRANSACTIONS = {
  submit: 'Proposals:submit',
  sponsor: 'Proposals:sponsor',
  agreeToWithdrawal: 'Proposals:agreeToWithdrawal',
  openVoting: 'Proposals:openVoting',
  close: 'Proposals:close',
  execute: 'Execution:execute',
  expire: 'Proposals:expire',
} as const;

const PRIMARY: readonly Act[] = ['submit', 'sponsor'];

/** What this person can do with the proposal as a whole; what is not possible says why. */
export function Acts({ view }: { readonly view: ProposalView }) {
  const { t, language } = useWords();
  const names = useNames();
  const actor = useActor();
  const now = useNow();
  const submission = useSubmission();
  const [withdrawing, setWithdrawing] = useState<'withdraw' | 'takeBack' | null>(null);
  const proposalId = view.proposal.id;
  // Not each second anew: it may count through many completions of the vote.
  const facts = useMemo(() => proposalFacts(view), [view]);
  const acts = offeredActs(facts, actorFacts(actor), now);
  const isBusy = submission.step !== null;

  const start = (act: Act) => {
    if (act === 'withdraw' || act === 'takeBack') {
      setWithdrawing(act);
      return;
    }
    void submission.run((ledger, onStep) => ledger.submit(TRANSACTIONS[act], { proposalId }, { onStep }));
  };
  const withdraw = (reason: string) => {
    const name = withdrawing === 'takeBack' ? 'Members:takeBackExit' : 'Proposals:withdraw';
    setWithdrawing(null);
    void submission.run((ledger, onStep) => ledger.submit(name, { proposalId, reason }, { onStep }));
  };

  return (
    <div className="stack-small" data-testid="acts">
      <div className="actions">
        {acts.map(({ act, against }) => (
          <ActionButton
            key={act}
            type={PRIMARY.includes(act) ? 'primary' : 'default'}
            danger={act === 'withdraw' || act === 'takeBack'}
            testId={`act-${act}`}
            reason={
              isBusy ? t('common.reasonBusy') : against && obstacleWords(against, { t, language, names })
            }
            onClick={() => {
              start(act);
            }}
          >
            {t(WORDS[act])}
          </ActionButton>
        ))}
      </div>
      <SubmissionStatus submission={submission} />
      {withdrawing !== null && (
        <ReasonDialog
          title={t(withdrawing === 'takeBack' ? 'proposals.takeBack' : 'proposals.withdrawTitle')}
          question={t('proposals.withdrawWhy')}
          okText={t(WORDS[withdrawing])}
          name="withdraw"
          onReason={withdraw}
          onCancel={() => {
            setWithdrawing(null);
          }}
        />
      )}
    </div>
  );
}
