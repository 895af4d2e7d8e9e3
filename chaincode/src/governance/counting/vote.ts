import type { Fate } from './fate.js';
import type { MemberId } from '../ids.js';
import type { BallotRecord, Elector } from '../records/proposals.js';

/** What is counted of a ballot. */
export type CountedBallot = Pick<BallotRecord, 'memberId' | 'choice'>;

/** What became of one elector's vote. */
export interface Vote {
  readonly elector: Elector;
  readonly fate: Fate;
  /** The delegate whose ballot it was; absent for the elector's own ballot, or none. */
  readonly by?: MemberId;
}

/** What may still become of an outstanding vote. */
export interface Possible {
  readonly fate: Fate;
  /** By a delegate, where that does not count as being present. */
  readonly absent?: true;
}

/** An elector whose vote is still open, with everything that can become of it. */
export interface OpenVote {
  readonly elector: Elector;
  readonly possible: readonly Possible[];
}

/** A delegation as far as counting goes: the giver's ballot follows the holder's. */
export interface CountedDelegation {
  readonly from: MemberId;
  readonly to: MemberId;
}

/** Everything by which electors' votes are settled. Sorting does not matter. */
export interface CastVotes {
  readonly electorate: readonly Elector[];
  readonly ballots: readonly CountedBallot[];
  /** Members that have committed to a secret ballot. */
  readonly committed?: readonly MemberId[];
  /** Alive when the vote ends, at most one of each giver. */
  readonly delegations?: readonly CountedDelegation[];
  /** Members that are recused besides those pinned as such. */
  readonly recused?: readonly MemberId[];
}

/**
 * Every elector's vote, in the electorate's order: recused; else the own ballot; else a commitment that was never revealed; else the
 * ballot of the delegate, if that is an elector and has one; else silence. A delegation is followed one step and no further.
 */
export function settledVotes(cast: CastVotes): Vote[] {
  const { electorate, delegations = [] } = cast;
  const own = ownFates(cast);
  const delegates = new Map(delegations.map(({ from, to }) => [from, to]));
  return electorate.map((elector) => {
    const fate = own.get(elector.memberId);
    if (fate !== undefined) return { elector, fate };
    const by = delegates.get(elector.memberId);
    const followed = by === undefined ? undefined : own.get(by);
    if (by === undefined || followed === undefined || followed === 'recused')
      return { elector, fate: 'silent' };
    return { elector, fate: followed, by };
  });
}

/** Fates of those who decided for themselves, and of the recused. */
function ownFates({ electorate, ballots, committed = [], recused = [] }: CastVotes): Map<MemberId, Fate> {
  const fates = new Map<MemberId, Fate>();
  const electors = new Set(electorate.map(({ memberId }) => memberId));
  for (const memberId of committed) fates.set(memberId, 'unrevealed');
  for (const { memberId, choice } of ballots) fates.set(memberId, choice);
  for (const elector of electorate) if (elector.recused !== undefined) fates.set(elector.memberId, 'recused');
  for (const memberId of recused) fates.set(memberId, 'recused');
  for (const memberId of [...fates.keys()]) if (!electors.has(memberId)) fates.delete(memberId);
  return fates;
}

/** Whether an elector has decided for itself: it has a ballot, has committed to one, or is recused. */
export function hasOwnVote(cast: CastVotes): (elector: Elector) => boolean {
  const own = ownFates(cast);
  return ({ memberId }) => own.has(memberId);
}
