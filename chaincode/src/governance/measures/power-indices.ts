import { countByTable, tableEffort } from './coalition-table.js';
import { countByDiagram, MOST_PLAYERS } from './decision-diagram.js';
import type { Game, Swings } from './game.js';
import { ratioOf, type Ratio } from './ratio.js';

/** Additions of a table that is preferred to a diagram: a few hundredths of a second. */
const QUICK_TABLE = 2 ** 24;
/** Additions of the largest table that is computed at all: about ten seconds. */
const MOST_EFFORT = 2 ** 32;

/** One player's power, in the order of the game's players. */
export interface PlayerPower {
  /** Coalitions that win only with this player. Negative only under rules that punish a yes. */
  readonly swings: bigint;
  /** Banzhaf's absolute value (Penrose): the chance to be decisive when all others vote yes or no by the toss of a coin. */
  readonly banzhaf: Ratio;
  /** Banzhaf's index: the share of all swings; undefined when nobody ever makes a difference. */
  readonly banzhafShare: Ratio | undefined;
  /** The Shapley–Shubik index: the share of all orders of voting yes in which this player turns the losing into the winning side. */
  readonly shapleyShubik: Ratio;
}

/** The power in a voting game (R23, R25), exact. */
export interface GamePower {
  readonly players: readonly PlayerPower[];
  readonly winningCoalitions: bigint;
  /** Least number of players that can pass a proposal together; undefined when not even all can. */
  readonly smallestWinning: number | undefined;
  /** Least number of players that can stop a proposal by voting no together; undefined when not even all can. */
  readonly smallestBlocking: number | undefined;
}

/** Why there are no indices: counting would take more time or memory than the bounds of this module allow. */
export interface PowerRefused {
  readonly code: 'POWER_TOO_COMPLEX';
  readonly params: { readonly players: number };
}

export type PowerResult =
  { readonly ok: true; readonly value: GamePower } | { readonly ok: false; readonly refusal: PowerRefused };

/**
 * Banzhaf's and Shapley and Shubik's indices of every player, exact. Up to 30 players of any weights under any rule over heads
 * and weight; beyond, as long as the sums of the (reduced) whole weights stay moderate: about 2^23 combinations of sums.
 * POWER_TOO_COMPLEX otherwise.
 */
export function powerOf(game: Game): PowerResult {
  const swings = countSwings(game);
  const players = game.players.length;
  if (swings === undefined) return { ok: false, refusal: { code: 'POWER_TOO_COMPLEX', params: { players } } };
  return { ok: true, value: indicesOf(swings) };
}

function countSwings(game: Game): Swings | undefined {
  const effort = tableEffort(game);
  if (effort <= QUICK_TABLE) return countByTable(game);
  const byDiagram = game.players.length <= MOST_PLAYERS ? countByDiagram(game) : undefined;
  if (byDiagram !== undefined) return byDiagram;
  return effort <= MOST_EFFORT ? countByTable(game) : undefined;
}

function indicesOf({ byPlayer, winningBySize }: Swings): GamePower {
  const size = byPlayer.length;
  const factorials = factorialsUpTo(size);
  const sums = byPlayer.map((swings) => swings.reduce((sum, count) => sum + count, 0n));
  const all = sums.reduce((sum, count) => sum + count, 0n);
  return {
    players: byPlayer.map((swings, player) => {
      const sum = sums[player] ?? 0n;
      return {
        swings: sum,
        banzhaf: ratioOf(sum, 2n ** BigInt(size - 1)),
        banzhafShare: all === 0n ? undefined : ratioOf(sum, all),
        shapleyShubik: ratioOf(ordersOf(swings, factorials), factorials[size] ?? 1n),
      };
    }),
    winningCoalitions: winningBySize.reduce((sum, count) => sum + count, 0n),
    smallestWinning: found(winningBySize.findIndex((count) => count > 0n)),
    smallestBlocking: found(smallestBlocking(winningBySize)),
  };
}

/** Orders in which the player is decisive: those before it in any order, those after it in any order. */
function ordersOf(swings: readonly bigint[], factorials: readonly bigint[]): bigint {
  return swings.reduce((sum, count, before) => {
    const after = swings.length - 1 - before;
    return sum + count * (factorials[before] ?? 1n) * (factorials[after] ?? 1n);
  }, 0n);
}

function factorialsUpTo(size: number): readonly bigint[] {
  const factorials = [1n];
  for (let number = 1; number <= size; number++)
    factorials.push((factorials[number - 1] ?? 1n) * BigInt(number));
  return factorials;
}

/** A coalition of the others loses: fewer win than there are of its size. */
function smallestBlocking(winningBySize: readonly bigint[]): number {
  const size = winningBySize.length - 1;
  let ofSize = 1n;
  for (let against = 0; against <= size; against++) {
    if ((winningBySize[size - against] ?? 0n) < ofSize) return against;
    ofSize = (ofSize * BigInt(size - against)) / BigInt(against + 1);
  }
  return -1;
}

function found(index: number): number | undefined {
  return index < 0 ? undefined : index;
}
