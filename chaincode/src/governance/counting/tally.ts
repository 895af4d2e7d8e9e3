import { talliesOf } from './tallies.js';
import { unitsOf } from './unit.js';
import { settledVotes, type CountedBallot } from './vote.js';
import type { Tally } from '../records/decisions.js';
import type { Elector } from '../records/proposals.js';

/**
 * Counts ballots against the pinned electorate, in heads and in pinned weight. A ballot of a member outside the electorate
 * counts for nothing, so the counted weight never exceeds the pinned one (R21).
 */
export function tallyOf(electorate: readonly Elector[], ballots: readonly CountedBallot[]): Tally {
  const rule = { threshold: { all: [] } };
  return talliesOf(rule, unitsOf(rule, settledVotes({ electorate, ballots })).settled).plain;
}
