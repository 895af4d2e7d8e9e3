import type { Track } from '../charter.js';
import { classesIn } from './condition.js';

/** The parts of a track by which ballots are counted and decide. */
export type VotingRule = Pick<
  Track,
  'quorum' | 'threshold' | 'silence' | 'castingVote' | 'recusal' | 'delegation' | 'electorate'
>;

/** The classes of members that a rule counts apart, each once, sorted. */
export function classesOfRule({ quorum, threshold }: Pick<VotingRule, 'quorum' | 'threshold'>): string[] {
  const named = [quorum, threshold].flatMap((one) => (one === undefined ? [] : classesIn(one)));
  return [...new Set(named)].sort();
}
