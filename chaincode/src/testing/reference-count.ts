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
  /** Members whose consent this vote is, when it is a yes; left out: the elector's own. */
  readonly standsFor?: readonly string[];
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
  readonly standsFor?: readonly string[];
}

function leafHolds(leaf: Leaf, votes: readonly Counted[], vacant: number): boolean {
  if ('consents' in leaf) {
    const given = leaf.consents.filter((id) =>
      votes.some(
        ({ elector, standsFor = [elector.memberId], seen: fate }) => standsFor.includes(id) && fate === 'yes',
      ),
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

/** Votes with every group of affiliates as one, where the rule merges them. */
function withGroups(rule: VotingRule, votes: readonly ReferenceVote[]): readonly ReferenceVote[] {
  const split = rule.electorate?.affiliates?.split;
  if (split === undefined) return votes;
  const groups = [...new Set(votes.flatMap(({ elector }) => elector.group ?? []))];
  const alone = votes.filter(({ elector }) => elector.group === undefined);
  return [
    ...alone,
    ...groups.map((group) =>
      groupVote(
        votes.filter(({ elector }) => elector.group === group),
        split,
      ),
    ),
  ];
}

function groupVote(votes: readonly ReferenceVote[], split: 'majority' | 'abstain'): ReferenceVote {
  const free = votes.filter(({ fate }) => fate !== 'recused');
  const body = (free.length > 0 ? free : votes).map(({ elector }) => elector);
  const elector = {
    memberId: body.map(({ memberId }) => memberId).join('+'),
    weight: body.reduce((sum, { weight }) => sum + weight, 0),
    classes: body.flatMap(({ classes = [] }) => classes),
    ...(body.every(({ inactive }) => inactive === true) ? { inactive: true } : {}),
  } as unknown as Elector;
  const speaking = free.filter(({ fate }) => ['yes', 'no', 'abstain'].includes(fate));
  const fate = groupFate(free, speaking, split);
  const behind = speaking.length > 0 ? speaking : free.filter((one) => one.fate === 'unrevealed');
  return {
    elector,
    fate,
    delegated: behind.length > 0 && behind.every(({ delegated }) => delegated),
    standsFor: votes.filter((one) => one.fate === fate).map((one) => one.elector.memberId),
  };
}

function groupFate(
  free: readonly ReferenceVote[],
  speaking: readonly ReferenceVote[],
  split: 'majority' | 'abstain',
): string {
  if (free.length === 0) return 'recused';
  const said = [...new Set(speaking.map(({ fate }) => fate))];
  if (said.length === 0) return free.some(({ fate }) => fate === 'unrevealed') ? 'unrevealed' : 'silent';
  if (said.length === 1) return said[0] ?? 'abstain';
  if (split === 'abstain') return 'abstain';
  const weightOf = (fate: string): number =>
    speaking.filter((one) => one.fate === fate).reduce((sum, { elector }) => sum + elector.weight, 0);
  const first = said.find((fate) =>
    said.every((other) => other === fate || weightOf(other) < weightOf(fate)),
  );
  return first ?? 'abstain';
}

/** The outcome, counted the second way. */
export function referenceOutcome(
  rule: VotingRule,
  all: readonly ReferenceVote[],
  { vacant = 0, chair }: ReferenceFacts = {},
): Outcome {
  const votes = withGroups(rule, all);
  const as = (part: 'quorum' | 'threshold'): Counted[] =>
    votes
      .map(({ elector, standsFor, ...vote }) => ({
        elector,
        seen: seen(part, rule, { elector, ...vote }),
        ...(standsFor === undefined ? {} : { standsFor }),
      }))
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
