import type { Condition, Leaf } from '../governance/charter.js';
import type { VotingRule } from '../governance/counting/voting-rule.js';
import type { Elector } from '../governance/records/proposals.js';
import type { Outcome } from '../governance/states.js';

/**
 * A second way to count, for tests: elector by elector, with exact big integers and no shared code. Slow, and written to be read beside
 * docs/governance.md.
 */
export interface ReferenceVote {
  readonly elector: Elector;
  readonly fate: string;
  readonly delegated: boolean;
}

type Seen = 'yes' | 'no' | 'abstain' | 'unrevealed' | 'silent' | 'out';

function seen(part: 'quorum' | 'threshold', rule: VotingRule, vote: ReferenceVote): Seen {
  if (vote.fate === 'recused') {
    const leaves = rule.recusal === undefined || rule.recusal.leaves.includes(part);
    return leaves ? 'out' : 'silent';
  }
  if (part === 'quorum' && vote.delegated && rule.delegation?.countsAsPresent === false) return 'silent';
  if (part === 'threshold' && vote.fate === 'silent' && rule.silence !== undefined) return rule.silence;
  return vote.fate as Seen;
}

const IN_COUNT: Readonly<Record<string, readonly string[]>> = {
  yes: ['yes'],
  no: ['no'],
  abstain: ['abstain'],
  cast: ['yes', 'no'],
  'taking-part': ['yes', 'no', 'abstain', 'unrevealed'],
};
const IN_BASE: Readonly<Record<string, readonly string[]>> = {
  ...IN_COUNT,
  electorate: ['yes', 'no', 'abstain', 'unrevealed', 'silent'],
  seats: ['yes', 'no', 'abstain', 'unrevealed', 'silent'],
  active: ['yes', 'no', 'abstain', 'unrevealed', 'silent'],
};

interface Counted {
  readonly elector: Elector;
  readonly seen: Seen;
}

function leafHolds(leaf: Leaf, votes: readonly Counted[], vacant: number): boolean {
  if ('consents' in leaf) {
    const given = leaf.consents.filter((id) =>
      votes.some(({ elector, seen: fate }) => elector.memberId === id && fate === 'yes'),
    );
    return given.length >= leaf.least;
  }
  const { among } = leaf;
  const group = votes.filter(({ elector }) => among === undefined || isIn(among, elector));
  const size = (elector: Elector): bigint => (leaf.measure === 'heads' ? 1n : BigInt(elector.weight));
  const sum = (fates: readonly string[], skipInactive = false): bigint =>
    group
      .filter(({ elector, seen: fate }) => {
        const absent = skipInactive && elector.inactive === true && fate === 'silent';
        return fates.includes(fate) && !absent;
      })
      .reduce((total, { elector }) => total + size(elector), 0n);
  const reached = leaf.count === 'net' ? sum(['yes']) - sum(['no']) : sum(IN_COUNT[leaf.count] ?? []);
  if ('number' in leaf) return compare(leaf.comparator, reached, BigInt(leaf.number));
  const empty =
    leaf.base === 'seats' && leaf.measure === 'heads' && among === undefined ? BigInt(vacant) : 0n;
  const base = sum(IN_BASE[leaf.base] ?? [], leaf.base === 'active') + empty;
  if (base === 0n) return false;
  return compare(leaf.comparator, reached * BigInt(leaf.denominator), base * BigInt(leaf.numerator));
}

function isIn(among: string, elector: Elector): boolean {
  return among === `@${elector.memberId}` || elector.classes?.includes(among) === true;
}

function compare(comparator: string, left: bigint, right: bigint): boolean {
  return { gte: left >= right, gt: left > right, lte: left <= right, lt: left < right }[comparator] ?? false;
}

function holds(condition: Condition, votes: readonly Counted[], vacant: number): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, votes, vacant));
  if ('any' in condition) return condition.any.some((part) => holds(part, votes, vacant));
  return leafHolds(condition, votes, vacant);
}

export interface ReferenceFacts {
  readonly vacant?: number;
  readonly chair?: string;
}

/** The outcome, counted the second way. Without merged groups of affiliates, which have tests of their own. */
export function referenceOutcome(
  rule: VotingRule,
  votes: readonly ReferenceVote[],
  { vacant = 0, chair }: ReferenceFacts = {},
): Outcome {
  const as = (part: 'quorum' | 'threshold'): Counted[] =>
    votes
      .map((vote) => ({ elector: vote.elector, seen: seen(part, rule, vote) }))
      .filter((vote) => vote.seen !== 'out');
  const free = votes.filter(({ fate }) => fate !== 'recused').length;
  const enough = free >= (rule.recusal?.leastDisinterested ?? 0);
  const quorate = rule.quorum === undefined || holds(rule.quorum, as('quorum'), vacant);
  if (!enough || !quorate) return 'no-quorum';
  const counted = as('threshold');
  const passed =
    holds(rule.threshold, counted, vacant) || brokenTie(rule, counted, { vacant, chair: chair ?? '' });
  return passed ? 'approved' : 'rejected';
}

function brokenTie(rule: VotingRule, counted: readonly Counted[], facts: Required<ReferenceFacts>): boolean {
  const heads = (choice: string): number => counted.filter(({ seen: fate }) => fate === choice).length;
  if (rule.castingVote === undefined || heads('yes') !== heads('no')) return false;
  return ['yes', 'no'].includes(facts.chair) && castingHolds(rule.threshold, counted, facts);
}

/** The threshold once more, with one more head of the chair's choice. */
function castingHolds(
  condition: Condition,
  votes: readonly Counted[],
  facts: Required<ReferenceFacts>,
): boolean {
  if ('all' in condition) return condition.all.every((part) => castingHolds(part, votes, facts));
  if ('any' in condition) return condition.any.some((part) => castingHolds(part, votes, facts));
  const isHeads =
    !('consents' in condition) && condition.measure === 'heads' && condition.among === undefined;
  const ghost = { memberId: '!', weight: 0 } as unknown as Elector;
  const extra: Counted[] = isHeads ? [{ elector: ghost, seen: facts.chair as Seen }] : [];
  return leafHolds(condition, [...votes, ...extra], facts.vacant);
}
