import type { ObligationView } from '@fabric-governance/gateway-api/contract/obligations';
import { ActButtons, type Act } from '../../components/act-buttons.js';
import type { Needs } from '../../components/entry-dialog.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { ACT_PERMISSIONS, offeredActs, type ObligationAct } from './offered.js';

type Answer = 'accept' | 'giveBack';

const ANSWERS = { accept: 'Obligations:accept', giveBack: 'Obligations:giveBack' } as const;

/** What is asked before an act: title, what the words are, and what has to be there. */
const ASKS = {
  fulfil: ['obligations.fulfilTitle', 'obligations.fulfilNote', 'evidence'],
  accept: ['obligations.acceptTitle', 'obligations.acceptNote', 'nothing'],
  giveBack: ['obligations.giveBackTitle', 'obligations.giveBackNote', 'note'],
} as const satisfies Record<Exclude<ObligationAct, 'markOverdue'>, readonly [WordKey, WordKey, Needs]>;

/** What this person's institution can do about an obligation; what the person may not, says why. */
export function ObligationActs({ obligation }: { readonly obligation: ObligationView }) {
  const { t } = useWords();
  const { session, lacks } = useActor();
  const { proposalId, id } = obligation;
  const key = { proposalId, obligation: id };
  const button = (act: ObligationAct) => {
    const permission = ACT_PERMISSIONS[act];
    return {
      label: t(`obligations.${act}`),
      testId: `obligation-${act}`,
      type: act === 'giveBack' ? ('default' as const) : ('primary' as const),
      reason: permission === undefined ? undefined : lacks(permission),
    };
  };
  const asks = (act: Exclude<ObligationAct, 'markOverdue'>) => {
    const [title, label, needs] = ASKS[act];
    return { title: t(title, { name: id }), label: t(label), needs };
  };
  const answer = (act: Answer): Act => ({
    ...button(act),
    asks: asks(act),
    work:
      ({ note }) =>
      (ledger, onStep) =>
        ledger.submit(ANSWERS[act], { ...key, note }, { onStep }),
  });
  const acts: Readonly<Record<ObligationAct, Act>> = {
    fulfil: {
      ...button('fulfil'),
      asks: asks('fulfil'),
      work:
        ({ note, evidence }) =>
        (ledger, onStep) =>
          ledger.submit('Obligations:fulfil', { ...key, note, evidence: [...evidence] }, { onStep }),
    },
    accept: answer('accept'),
    giveBack: answer('giveBack'),
    markOverdue: {
      ...button('markOverdue'),
      work: () => (ledger, onStep) => ledger.submit('Obligations:markOverdue', key, { onStep }),
    },
  };
  return <ActButtons acts={offeredActs(obligation, session.memberId).map((act) => acts[act])} />;
}
