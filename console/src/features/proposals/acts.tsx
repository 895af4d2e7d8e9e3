import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { useMemo } from 'react';
import { ActButtons, type Act as Button } from '../../components/act-buttons.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { type Act, offeredActs } from '../../proposal/act.js';
import { obstacleWords } from '../../proposal/obstacle-words.js';
import { actorFacts } from '../../session/actor-facts.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { proposalFacts } from './facts.js';

const TRANSACTIONS = {
  submit: 'Proposals:submit',
  sponsor: 'Proposals:sponsor',
  agreeToWithdrawal: 'Proposals:agreeToWithdrawal',
  openVoting: 'Proposals:openVoting',
  close: 'Proposals:close',
  execute: 'Execution:execute',
  expire: 'Proposals:expire',
} as const;

/** What is taken back with a reason: the title of its window, and the transaction. */
const WITHDRAWALS = {
  withdraw: ['proposals.withdrawTitle', 'Proposals:withdraw'],
  takeBack: ['proposals.takeBack', 'Members:takeBackExit'],
} as const;

const PRIMARY: readonly Act[] = ['submit', 'sponsor'];

/** What this person can do with the proposal as a whole; what is not possible says why. */
export function Acts({ view }: { readonly view: ProposalView }) {
  const { t, language } = useWords();
  const names = useNames();
  const actor = useActor();
  const now = useNow();
  const proposalId = view.proposal.id;
  // Not each second anew: it may count through many completions of the vote.
  const facts = useMemo(() => proposalFacts(view), [view]);
  const acts = offeredActs(facts, actorFacts(actor), now).map(({ act, against }): Button => {
    const button = {
      label: t(`proposals.${act}`),
      testId: `act-${act}`,
      type: PRIMARY.includes(act) ? ('primary' as const) : ('default' as const),
      reason: against && obstacleWords(against, { t, language, names }),
    };
    if (act !== 'withdraw' && act !== 'takeBack') {
      const input = { proposalId };
      return {
        ...button,
        work: () => (ledger, onStep) => ledger.submit(TRANSACTIONS[act], input, { onStep }),
      };
    }
    const [title, name] = WITHDRAWALS[act];
    return {
      ...button,
      danger: true,
      asks: { title: t(title), label: t('proposals.withdrawWhy'), needs: 'note' },
      work:
        ({ note: reason }) =>
        (ledger, onStep) =>
          ledger.submit(name, { proposalId, reason }, { onStep }),
    };
  });
  return (
    <div data-testid="acts">
      <ActButtons acts={acts} />
    </div>
  );
}
