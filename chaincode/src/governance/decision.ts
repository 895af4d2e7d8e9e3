import type { Track } from './charter.js';
import { weigh } from './condition.js';
import type { Millis, ProposalId } from './ids.js';
import type { DecisionRecord, Tally } from './records/decisions.js';
import type { Outcome } from './states.js';

/** The two conditions by which a track decides. */
export type VotingRule = Pick<Track, 'quorum' | 'threshold'>;

/** The outcome of this tally: the quorum comes first, then the threshold. */
export function outcomeOf(rule: VotingRule, tally: Tally): Outcome {
  if (rule.quorum !== undefined && !weigh(rule.quorum, tally).met) return 'no-quorum';
  return weigh(rule.threshold, tally).met ? 'approved' : 'rejected';
}

export interface DecisionFacts {
  readonly proposalId: ProposalId;
  readonly trackId: string;
  readonly rule: VotingRule;
  readonly tally: Tally;
  readonly decidedAt: Millis;
  readonly early: boolean;
}

/** The decision with its explanation: both conditions as they came out, number by number. */
export function explainDecision(facts: DecisionFacts): DecisionRecord {
  const { rule, tally } = facts;
  return {
    schemaVersion: 1,
    proposalId: facts.proposalId,
    outcome: outcomeOf(rule, tally),
    decidedAt: facts.decidedAt,
    early: facts.early,
    tally,
    ...(rule.quorum === undefined ? {} : { quorum: weigh(rule.quorum, tally) }),
    threshold: weigh(rule.threshold, tally),
    rule: {
      trackId: facts.trackId,
      ...(rule.quorum === undefined ? {} : { quorum: rule.quorum }),
      threshold: rule.threshold,
    },
  };
}
