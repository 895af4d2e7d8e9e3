import type {
  BallotRecord,
  CommitmentRecord,
} from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { changeableUntil } from './ballot-obstacle.js';
import { ballotRound } from './ballot-round.js';

/** How far an institution's ballot is, and what its people can do about it now. */
export interface BallotStage {
  /** An open ballot, a sealed one, opening what was sealed, or nothing. */
  readonly next: 'open' | 'seal' | 'reveal' | undefined;
  readonly cast: BallotRecord | undefined;
  readonly committed: CommitmentRecord | undefined;
  /** Until when what was cast may still be changed; undefined: it may not. */
  readonly changeableUntil: number | undefined;
}

const DELIBERATING: readonly string[] = ['notice', 'voting', 'awaiting-ratification'];

/** The stage of a member's ballot at a moment (milliseconds since 1970). */
export function ballotStage(view: ProposalView, memberId: string, now: number): BallotStage {
  const { round, track, ballots } = ballotRound(view);
  const own = (one: { readonly memberId: string }) => one.memberId === memberId;
  const cast = ballots.find(own);
  const committed = round === undefined ? view.commitments.find(own) : undefined;
  const until = changeableUntil({ view, memberId });
  const changes = until !== undefined && now < until ? until : undefined;
  const isFree = cast === undefined && committed === undefined;
  const isSealed = track.secret !== undefined && round === undefined;
  const nextOf = (): BallotStage['next'] => {
    if (DELIBERATING.includes(view.phase.state)) {
      if (!isFree && changes === undefined) return undefined;
      return isSealed ? 'seal' : 'open';
    }
    const isHidden = cast === undefined && committed !== undefined;
    return view.phase.state === 'reveal' && isHidden ? 'reveal' : undefined;
  };
  return { next: nextOf(), cast, committed, changeableUntil: changes };
}
