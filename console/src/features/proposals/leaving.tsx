import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { ActButtons, type Act } from '../../components/act-buttons.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { choiceObstacle } from './ballot-obstacle.js';

const STATES: readonly string[] = ['notice', 'voting'];

interface LeavingProps {
  readonly view: ProposalView;
  /** The person's own institution. */
  readonly memberId: string;
}

/** Declaring a conflict of interest, as long as the institution has not voted (R24). */
function Recuse({ view }: Omit<LeavingProps, 'memberId'>) {
  const { t } = useWords();
  const { against } = useActor();
  const proposalId = view.proposal.id;
  const recuse: Act = {
    label: t('leaving.recuse'),
    testId: 'recuse',
    reason: against('ballot.cast'),
    danger: true,
    asks: { title: t('leaving.recuseTitle'), label: t('leaving.recuseWhy'), needs: 'note' },
    work:
      ({ note: reason }) =>
      (ledger, onStep) =>
        ledger.submit('Ballots:recuse', { proposalId, reason }, { onStep }),
  };
  return <ActButtons acts={[recuse]} />;
}

/** Demanding that the matter goes to the track that the charter names for it. */
function Demand({ view, memberId }: LeavingProps) {
  const { t } = useWords();
  const names = useNames();
  const { against } = useActor();
  const { track, referralDemands, proposal } = view;
  if (track.referral === undefined) return null;
  const { demands, to } = track.referral;
  if (referralDemands.some((one) => one === memberId)) return <p>{t('leaving.demanded')}</p>;
  const demand: Act = {
    label: t('leaving.demand'),
    testId: 'demand-referral',
    reason: against('ballot.cast'),
    work: () => (ledger, onStep) =>
      ledger.submit('Ballots:demandReferral', { proposalId: proposal.id }, { onStep }),
  };
  return (
    <>
      <p className="small muted">
        {t('leaving.demandHint', { demands, track: names.track(to), count: referralDemands.length })}
      </p>
      <ActButtons acts={[demand]} />
    </>
  );
}

/** Leaving the vote and demanding another track; nothing where the track has neither. */
export function Leaving({ view, memberId }: LeavingProps) {
  const { t } = useWords();
  const now = useNow();
  const { track, phase } = view;
  const mayRecuse = track.recusal?.declared === true;
  if (!STATES.includes(phase.state) || (!mayRecuse && track.referral === undefined)) return null;
  const out = choiceObstacle({ view, memberId, now }, t);
  const hasVoted = [...view.ballots, ...view.commitments].some((one) => one.memberId === memberId);
  return (
    <div className="stack-small" data-testid="leaving">
      {out !== undefined && <p data-testid="left-out">{out}</p>}
      {mayRecuse && out === undefined && !hasVoted && <Recuse view={view} />}
      <Demand view={view} memberId={memberId} />
    </div>
  );
}
