import type { Count, Tally } from './records/decisions.js';
import type { BallotRecord, Elector } from './records/proposals.js';
import type { Choice } from './states.js';

/** Mutable while it is being counted. */
type Counting = { -readonly [Name in keyof Count]: Count[Name] };

/** What is counted of a ballot. */
export type CountedBallot = Pick<BallotRecord, 'memberId' | 'choice'>;

/**
 * Counts ballots against the pinned electorate, in heads and in pinned weight. A ballot of a member outside the electorate
 * counts for nothing, so the counted weight never exceeds the pinned one (R21).
 */
export function tallyOf(electorate: readonly Elector[], ballots: readonly CountedBallot[]): Tally {
  const choices = new Map(ballots.map((ballot) => [ballot.memberId, ballot.choice]));
  const heads: Counting = { yes: 0, no: 0, abstain: 0, silent: 0, total: 0 };
  const weight: Counting = { ...heads };
  for (const elector of electorate) {
    const choice: Choice | 'silent' = choices.get(elector.memberId) ?? 'silent';
    heads[choice] += 1;
    heads.total += 1;
    weight[choice] += elector.weight;
    weight.total += elector.weight;
  }
  return { heads, weight };
}
