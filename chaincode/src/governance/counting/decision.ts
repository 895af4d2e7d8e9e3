import type { CountingFacts, Tallies } from './tallies.js';
import { tallyVotes } from './tally-votes.js';
import type { Vote } from './vote.js';
import type { VotingRule } from './voting-rule.js';
import { weigh } from './condition.js';
import type { MemberId, Millis, ProposalId } from '../ids.js';
import type { ConditionResult, DecisionRecord, Tally } from '../records/decisions.js';
import type { Choice, Outcome } from '../states.js';

export type { VotingRule } from './voting-rule.js';

/**
 * The outcome of a count. In this order: with too few who are not recused, or without the quorum, nothing is decided; then the
 * threshold decides, and, where it is missed with as many yes as no heads, the chair's casting vote.
 */
export function outcomeOf(rule: VotingRule, tallies: Tallies): Outcome {
  if (tallies.disinterested < (rule.recusal?.leastDisinterested ?? 0)) return 'no-quorum';
  if (rule.quorum !== undefined && !weigh(rule.quorum, tallies.quorum).met) return 'no-quorum';
  if (weigh(rule.threshold, tallies.threshold).met) return 'approved';
  return castingVote(rule, tallies)?.met === true ? 'approved' : 'rejected';
}

/** The threshold with the chair's casting vote, where there is a tie for it to break. */
export function castingVote(rule: VotingRule, { threshold, chair }: Tallies): ConditionResult | undefined {
  const tie = threshold.heads.yes === threshold.heads.no;
  if (rule.castingVote === undefined || !tie || (chair !== 'yes' && chair !== 'no')) return undefined;
  return weigh(rule.threshold, withOneMore(threshold, chair));
}

function withOneMore(tally: Tally, choice: 'yes' | 'no'): Tally {
  return { ...tally, heads: { ...tally.heads, [choice]: tally.heads[choice] + 1 } };
}

export interface DecisionFacts extends CountingFacts {
  readonly proposalId: ProposalId;
  readonly trackId: string;
  readonly rule: VotingRule;
  readonly votes: readonly Vote[];
  readonly decidedAt: Millis;
  readonly early: boolean;
  /** The member that chairs, where the track gives the chair a casting vote. */
  readonly chairedBy?: MemberId;
}

/** The decision with its explanation: every condition as it came out, number by number, and whose vote counted how. */
export function explainDecision(facts: DecisionFacts): DecisionRecord {
  const { rule, votes } = facts;
  const tallies = tallyVotes(rule, votes, { ...facts, ...chairOf(facts) });
  return {
    schemaVersion: 1,
    proposalId: facts.proposalId,
    outcome: outcomeOf(rule, tallies),
    decidedAt: facts.decidedAt,
    early: facts.early,
    tally: tallies.plain,
    ...disinterestedPart(rule, tallies),
    ...(rule.quorum === undefined ? {} : { quorum: weigh(rule.quorum, tallies.quorum) }),
    threshold: weigh(rule.threshold, tallies.threshold),
    ...castingPart(facts, tallies),
    ...votePart(votes),
    rule: {
      trackId: facts.trackId,
      ...(rule.quorum === undefined ? {} : { quorum: rule.quorum }),
      threshold: rule.threshold,
      ...(rule.silence === undefined ? {} : { silence: rule.silence }),
    },
  };
}

/** What the chair voted, out of all votes. */
export function chairOf({ chairedBy, votes }: Pick<DecisionFacts, 'chairedBy' | 'votes'>): {
  readonly chair?: Choice;
} {
  const fate = votes.find(({ elector }) => elector.memberId === chairedBy)?.fate;
  return fate === 'yes' || fate === 'no' || fate === 'abstain' ? { chair: fate } : {};
}

function disinterestedPart(rule: VotingRule, { disinterested }: Tallies): Partial<DecisionRecord> {
  const needed = rule.recusal?.leastDisinterested ?? 0;
  if (needed === 0) return {};
  return { disinterested: { met: disinterested >= needed, reached: disinterested, needed } };
}

function castingPart({ rule, chairedBy }: DecisionFacts, tallies: Tallies): Partial<DecisionRecord> {
  const threshold = castingVote(rule, tallies);
  const { chair } = tallies;
  if (threshold === undefined || chairedBy === undefined || chair === undefined) return {};
  return { castingVote: { memberId: chairedBy, choice: chair, threshold } };
}

function votePart(votes: readonly Vote[]): Partial<DecisionRecord> {
  const recused = votes.filter(({ fate }) => fate === 'recused').map(({ elector }) => elector.memberId);
  const delegated = votes.flatMap(({ elector, by }) =>
    by === undefined ? [] : [{ from: elector.memberId, to: by }],
  );
  return {
    ...(recused.length === 0 ? {} : { recused }),
    ...(delegated.length === 0 ? {} : { delegated }),
  };
}
