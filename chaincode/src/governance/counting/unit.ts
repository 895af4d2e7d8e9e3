import { soleClass } from './condition.js';
import type { Elector } from '../records/proposals.js';
import type { Face } from './face.js';
import { mergedFace, possibleFaces, type Group } from './merged-group.js';
import type { OpenVote, Possible, Vote } from './vote.js';
import { classesOfRule, type VotingRule } from './voting-rule.js';

/** Votes that count alike, taken together. */
export interface Unit extends Face {
  /** How many; `weight` is that of each one. */
  readonly size: number;
}

/** Outstanding votes that can come out alike, with everything that each of them can still be. */
export interface OpenUnit {
  readonly possible: readonly Face[];
  readonly size: number;
}

/** The settled and the outstanding votes, each as few units as possible. */
export interface Units {
  readonly settled: readonly Unit[];
  /** Undefined where a group of affiliates can still come out in too many ways to look at. */
  readonly open: readonly OpenUnit[] | undefined;
}

/**
 * Takes votes together that count alike. Where affiliates have one merged vote, each group becomes one first; a group of which any
 * member is outstanding is outstanding, with everything that its members together can still make of it.
 */
export function unitsOf(rule: VotingRule, votes: readonly Vote[], open: readonly OpenVote[] = []): Units {
  const split = rule.electorate?.affiliates?.split;
  const groups = split === undefined ? [] : groupsOf(votes, open);
  const isMerged = ({ elector }: { readonly elector: Elector }): boolean =>
    split !== undefined && elector.group !== undefined;
  const faceOf = ({ elector, fate, by }: Vote): Face => {
    const absent = by !== undefined && rule.delegation?.countsAsPresent === false;
    return faceOfOne(rule, elector, absent ? { fate, absent } : { fate });
  };
  const settled = votes.filter((vote) => !isMerged(vote)).map(faceOf);
  const outstanding = open
    .filter((vote) => !isMerged(vote))
    .map(({ elector, possible }) => ({ possible: possible.map((one) => faceOfOne(rule, elector, one)) }));
  if (split === undefined) return { settled: together(settled), open: together(outstanding) };
  const merging = { rule, split };
  const decided = groups.filter((group) => group.open.length === 0);
  const undecided = groups.filter((group) => group.open.length > 0);
  return {
    settled: together([...settled, ...decided.map((group) => mergedFace(group, merging))]),
    open: known([...outstanding, ...undecided.map((group) => ({ possible: possibleFaces(group, merging) }))]),
  };
}

function known(
  units: readonly { readonly possible: readonly Face[] | undefined }[],
): readonly OpenUnit[] | undefined {
  const all = units.flatMap(({ possible }) => (possible === undefined ? [] : [{ possible }]));
  return all.length === units.length ? together(all) : undefined;
}

function faceOfOne(rule: VotingRule, elector: Elector, { fate, absent }: Possible): Face {
  const own = new Set([...(elector.classes ?? []), soleClass(elector.memberId)]);
  return {
    fate,
    weight: elector.weight,
    classes: classesOfRule(rule).filter((name) => own.has(name)),
    inactive: elector.inactive === true,
    absent: absent === true,
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

/** The groups of affiliates; who has none is not here. */
function groupsOf(votes: readonly Vote[], open: readonly OpenVote[]): readonly Group[] {
  const ids = new Set([...votes, ...open].flatMap(({ elector }) => elector.group ?? []));
  return [...ids].map((id) => ({
    votes: votes.filter(({ elector }) => elector.group === id),
    open: open.filter(({ elector }) => elector.group === id),
  }));
}
