import { talliesOf, type CountingFacts, type Tallies } from './tallies.js';
import { unitsOf } from './unit.js';
import type { Vote } from './vote.js';
import type { VotingRule } from './voting-rule.js';

/** Counts settled votes for all purposes of a rule. */
export function tallyVotes(rule: VotingRule, votes: readonly Vote[], facts: CountingFacts = {}): Tallies {
  return talliesOf(rule, unitsOf(rule, votes).settled, facts);
}
