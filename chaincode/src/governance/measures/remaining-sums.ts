import type { Game } from './game.js';

/** Sums that are listed one by one; beyond, sums are told apart by their value. */
const MOST_LISTED = 2 ** 15;

/** What the players from some point on can still add to one sum. */
export interface Rest {
  /** Names the case of missing this much, more than nothing: equal for amounts that the same sets of players make up for. */
  caseOf(missing: number): string;
}

/**
 * What the last players can still add, per sum: element k is about the players from k on, so the last element is about nobody.
 */
export function restsOf(players: Game['players']): readonly (readonly Rest[])[] {
  const width = players[0]?.length ?? 1;
  const sums = Array.from({ length: width }, (_, sum) => restsOfSum(players.map((adds) => adds[sum] ?? 0)));
  return Array.from({ length: players.length + 1 }, (_, from) => sums.map((rests) => rests[from] ?? NOTHING));
}

const NOTHING: Rest = { caseOf: () => 'unmet' };

function restsOfSum(adds: readonly number[]): readonly Rest[] {
  const rests: Rest[] = [NOTHING];
  let reachable: readonly number[] | undefined = [0];
  let total = 0;
  for (const add of [...adds].reverse()) {
    total += add;
    reachable = reachable === undefined ? undefined : withOneMore(reachable, add);
    rests.unshift(restOf(total, reachable));
  }
  return rests;
}

function restOf(total: number, reachable: readonly number[] | undefined): Rest {
  if (reachable === undefined) return { caseOf: (missing) => (missing > total ? 'unmet' : `${missing}`) };
  return { caseOf: (missing) => (missing > total ? 'unmet' : `${firstAtLeast(reachable, missing)}`) };
}

/** All sums that can be reached with one more player, ascending, each once; undefined when they are too many. */
function withOneMore(sums: readonly number[], add: number): readonly number[] | undefined {
  const merged: number[] = [];
  let [stays, joins] = [0, 0];
  while (joins < sums.length) {
    const without = sums[stays] ?? Infinity;
    const including = (sums[joins] ?? 0) + add;
    merged.push(Math.min(without, including));
    if (without <= including) stays += 1;
    if (including <= without) joins += 1;
  }
  return merged.length > MOST_LISTED ? undefined : merged;
}

/** Index of the first sum that is at least as large; the sums ascend. */
function firstAtLeast(sums: readonly number[], wanted: number): number {
  let [low, high] = [0, sums.length];
  while (low < high) {
    const middle = (low + high - ((low + high) % 2)) / 2;
    if ((sums[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
