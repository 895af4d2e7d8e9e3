import { soleClass } from '../condition.js';
import type { Fate } from '../fate.js';
import type { Elector } from '../records/proposals.js';
import type { OpenVote, Possible, Vote } from './vote.js';
import { classesOfRule, type VotingRule } from './voting-rule.js';

/** Votes that count alike, taken together. */
export interface Unit {
  readonly fate: Fate;
  /** Of each one. */
  readonly weight: number;
  /** How many. */
  readonly size: number;
  /** Classes that the rule counts apart, sorted. */
  readonly classes: readonly string[];
  readonly inactive: boolean;
  /** Cast by a delegate, where that does not count as being present. */
  readonly absent: boolean;
}

/** Outstanding votes that count alike and can come out alike. */
export interface OpenUnit {
  readonly possible: readonly Possible[];
  readonly weight: number;
  readonly size: number;
  readonly classes: readonly string[];
  readonly inactive: boolean;
}

/** The settled and the outstanding votes, each as few units as possible. */
export interface Units {
  readonly settled: readonly Unit[];
  readonly open: readonly OpenUnit[];
}

/**
 * Takes votes together that count alike. Where affiliates have one merged vote, each group becomes one first; a group of which any
 * member is outstanding counts as outstanding whole, with everything possible: that is never wrong, only later.
 */
export function unitsOf(rule: VotingRule, votes: readonly Vote[], open: readonly OpenVote[] = []): Units {
  const names = classesOfRule(rule);
  const proxiesAreAbsent = rule.delegation?.countsAsPresent === false;
  const { settled, outstanding } = mergedGroups(rule, votes, open);
  return {
    settled: together(
      settled.map((vote) => ({
        fate: vote.fate,
        ...traits(vote.elector, names),
        absent: vote.by !== undefined && proxiesAreAbsent,
      })),
    ),
    open: together(outstanding.map(({ elector, possible }) => ({ possible, ...traits(elector, names) }))),
  };
}

interface Traits {
  readonly weight: number;
  readonly classes: readonly string[];
  readonly inactive: boolean;
}

function traits(elector: Elector, names: readonly string[]): Traits {
  const own = new Set([...(elector.classes ?? []), soleClass(elector.memberId)]);
  return {
    weight: elector.weight,
    classes: names.filter((name) => own.has(name)),
    inactive: elector.inactive === true,
  };
}

/** Equal things as one, with how many there are. */
function together<Item extends object>(items: readonly Item[]): (Item & { readonly size: number })[] {
  const counted = new Map<string, Item & { readonly size: number }>();
  for (const item of items) {
    const key = JSON.stringify(item);
    counted.set(key, { ...item, size: (counted.get(key)?.size ?? 0) + 1 });
  }
  return [...counted.values()];
}

interface Merged {
  readonly settled: readonly Vote[];
  readonly outstanding: readonly OpenVote[];
}

const ANYTHING: readonly Possible[] = (
  ['yes', 'no', 'abstain', 'unrevealed', 'silent', 'recused'] as const
).map((fate) => ({ fate }));

interface Group {
  readonly votes: Vote[];
  readonly open: OpenVote[];
}

function mergedGroups(rule: VotingRule, votes: readonly Vote[], open: readonly OpenVote[]): Merged {
  const split = rule.electorate?.affiliates?.split;
  if (split === undefined) return { settled: votes, outstanding: open };
  const groups = groupsOf(votes, open);
  return {
    settled: groups.filter((group) => group.open.length === 0).map((group) => mergedVote(group, split)),
    outstanding: groups.filter((group) => group.open.length > 0).map(mergedOpenVote),
  };
}

function groupsOf(votes: readonly Vote[], open: readonly OpenVote[]): Group[] {
  const groups = new Map<string, Group>();
  const groupOf = ({ elector }: { readonly elector: Elector }): Group => {
    const id = elector.group ?? soleClass(elector.memberId);
    const group = groups.get(id) ?? { votes: [], open: [] };
    groups.set(id, group);
    return group;
  };
  for (const vote of votes) groupOf(vote).votes.push(vote);
  for (const vote of open) groupOf(vote).open.push(vote);
  return [...groups.values()];
}

function mergedOpenVote(group: Group): OpenVote {
  const [only, second] = [...group.votes, ...group.open];
  const [lone] = group.open;
  if (second === undefined && lone !== undefined && only !== undefined) return lone;
  return { elector: mergedElector(group), possible: ANYTHING };
}

/** A group as one elector: the weight of those who are not recused, and every class that any of them has. */
function mergedElector({ votes, open }: Group): Elector {
  const counting = [...votes.filter(({ fate }) => fate !== 'recused'), ...open].map(({ elector }) => elector);
  const all = counting.length > 0 ? counting : votes.map(({ elector }) => elector);
  const [first] = [...all].sort((left, right) => (left.memberId < right.memberId ? -1 : 1));
  if (first === undefined) throw new RangeError('a group has at least one elector');
  const classes = all.flatMap((one) => [...(one.classes ?? []), soleClass(one.memberId)]);
  const inactive = all.every((one) => one.inactive === true);
  return {
    memberId: first.memberId,
    weight: all.reduce((sum, { weight }) => sum + weight, 0),
    classes: [...new Set(classes)].sort(),
    ...(inactive ? { inactive: true as const } : {}),
  };
}

/** What a group says: what those of its members say that take part, if they agree; otherwise as the charter settles a split. */
function mergedVote(group: Group, split: 'majority' | 'abstain'): Vote {
  const [only, second] = group.votes;
  if (only !== undefined && second === undefined) return only;
  const elector = mergedElector(group);
  const counting = group.votes.filter(({ fate }) => fate !== 'recused');
  const saying = counting.filter(({ fate }) => fate === 'yes' || fate === 'no' || fate === 'abstain');
  const [first] = saying;
  if (first === undefined) return { elector, fate: fateOfSilent(counting) };
  const agreed = saying.every(({ fate }) => fate === first.fate);
  const fate = agreed ? first.fate : split === 'abstain' ? 'abstain' : heaviest(saying);
  const represented = saying.every(({ by }) => by !== undefined) && first.by !== undefined;
  return { elector, fate, ...(represented ? { by: first.by } : {}) };
}

/** A group of which nobody says anything: recused as a whole, or hidden behind commitments, or silent. */
function fateOfSilent(counting: readonly Vote[]): Fate {
  if (counting.length === 0) return 'recused';
  return counting.some(({ fate }) => fate === 'unrevealed') ? 'unrevealed' : 'silent';
}

/** What most of the group's weight says; an even split abstains. */
function heaviest(votes: readonly Vote[]): Fate {
  const weightOf = (fate: Fate): number =>
    votes.reduce((sum, vote) => sum + (vote.fate === fate ? vote.elector.weight : 0), 0);
  const most = Math.max(...(['yes', 'no', 'abstain'] as const).map(weightOf));
  const leading = (['yes', 'no', 'abstain'] as const).filter((fate) => weightOf(fate) === most);
  const [only, second] = leading;
  return only === undefined || second !== undefined ? 'abstain' : only;
}
