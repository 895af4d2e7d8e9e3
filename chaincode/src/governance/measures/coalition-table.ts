import { inLowestTerms, totalsOf, wins, type Game, type Swings } from './game.js';
import { fromResidues, moduliBeyond } from './residues.js';

/** Cells of a table, each a possible combination of sums. */
export const MOST_CELLS = 2 ** 23;

/** A game laid out for counting: every combination of sums has a cell, numbered so that a player's joining is one step. */
interface Layout {
  readonly cells: number;
  /** How far each kind of player steps, in the order of `kinds`. */
  readonly steps: readonly number[];
  /** 1 where a coalition with these sums wins. */
  readonly winning: Uint8Array;
  /** Players with the same adds are of one kind. */
  readonly kinds: readonly (readonly number[])[];
  /** The kind of each player. */
  readonly kindOf: readonly number[];
  readonly moduli: readonly number[];
}

/** About how many additions `countByTable` would make; Infinity where the table would have too many cells. */
export function tableEffort(game: Game): number {
  const { players } = inLowestTerms(game);
  const cells = cellsOf(players);
  if (cells > MOST_CELLS) return Infinity;
  return cells * (players.length + 2 * kindsOf(players).kinds.length) * moduliOf(players).length;
}

/**
 * Counts swings by dynamic programming over the sums: the number of coalitions with each combination of sums, one player
 * after the other; then, kind by kind, the same without one player of that kind, by undoing its step. Exact. Time grows with
 * cells × kinds, so it suits many players of moderate whole weights.
 * @throws RangeError when the table would have more than `MOST_CELLS` cells: ask `tableEffort` before
 */
export function countByTable(game: Game): Swings {
  const layout = layOut(inLowestTerms(game));
  const size = game.players.length;
  const found = layout.moduli.map((modulus) => countModulo(layout, size, modulus));
  const whole = (pick: (one: Residues) => Float64Array | undefined): bigint[] =>
    Array.from({ length: pick(found[0] ?? NOTHING)?.length ?? 0 }, (_, index) =>
      fromResidues(
        found.map((one) => pick(one)?.[index] ?? 0),
        layout.moduli,
      ),
    );
  const byKind = layout.kinds.map((_, kind) => whole(({ swings }) => swings[kind]));
  return {
    byPlayer: layout.kindOf.map((kind) => byKind[kind] ?? []),
    winningBySize: whole(({ winningBySize }) => winningBySize),
  };
}

interface Residues {
  readonly swings: readonly Float64Array[];
  readonly winningBySize: Float64Array;
}
const NOTHING: Residues = { swings: [], winningBySize: new Float64Array(0) };

function cellsOf(players: Game['players']): number {
  return totalsOf(players).reduce((cells, total) => cells * (total + 1), 1);
}

/** Counts go up to 2^players, with a sign. */
function moduliOf(players: Game['players']): readonly number[] {
  return moduliBeyond(players.length + 1);
}

function kindsOf(players: Game['players']): Pick<Layout, 'kinds' | 'kindOf'> {
  const names = players.map((adds) => adds.join(' '));
  const distinct = [...new Set(names)];
  return {
    kinds: distinct.map((name) => players[names.indexOf(name)] ?? []),
    kindOf: names.map((name) => distinct.indexOf(name)),
  };
}

function layOut({ players, rule }: Game): Layout {
  const cells = cellsOf(players);
  if (cells > MOST_CELLS) throw new RangeError(`${cells} cells are too many`);
  const totals = totalsOf(players);
  // The first sum, the coalition's size, changes fastest.
  const strides = totals.map((_, sum) =>
    totals.slice(0, sum).reduce((stride, total) => stride * (total + 1), 1),
  );
  const { kinds, kindOf } = kindsOf(players);
  const steps = kinds.map((adds) => adds.reduce((step, add, sum) => step + add * (strides[sum] ?? 0), 0));
  const winning = new Uint8Array(cells);
  const sums = totals.map(() => 0);
  for (let cell = 0; cell < cells; cell++) {
    winning[cell] = wins(rule, sums) ? 1 : 0;
    advance(sums, totals);
  }
  return { cells, steps, winning, kinds, kindOf, moduli: moduliOf(players) };
}

/** The sums of the next cell. */
function advance(sums: number[], totals: readonly number[]): void {
  for (const [sum, total] of totals.entries()) {
    const value = sums[sum] ?? 0;
    if (value < total) {
      sums[sum] = value + 1;
      return;
    }
    sums[sum] = 0;
  }
}

function countModulo(layout: Layout, size: number, modulus: number): Residues {
  const ways = new Float64Array(layout.cells);
  ways[0] = 1;
  for (const kind of layout.kindOf) join(ways, layout.steps[kind] ?? 0, modulus);
  const winningBySize = new Float64Array(size + 1);
  for (let cell = 0; cell < layout.cells; cell++) {
    const count = ways[cell] ?? 0;
    if (count === 0 || layout.winning[cell] === 0) continue;
    const place = cell % (size + 1);
    winningBySize[place] = ((winningBySize[place] ?? 0) + count) % modulus;
  }
  const without = new Float64Array(layout.cells);
  const swings = layout.steps.map((step) => {
    leave(ways, without, step, modulus);
    return swingsOf({ layout, without, step, size, modulus });
  });
  return { swings, winningBySize };
}

/** Each coalition once without and once with one more player. */
function join(ways: Float64Array, step: number, modulus: number): void {
  for (let cell = ways.length - 1; cell >= step; cell--) {
    const sum = (ways[cell] ?? 0) + (ways[cell - step] ?? 0);
    ways[cell] = sum >= modulus ? sum - modulus : sum;
  }
}

/** The coalitions without one player of this step: `join` undone. */
function leave(ways: Float64Array, without: Float64Array, step: number, modulus: number): void {
  for (let cell = 0; cell < ways.length; cell++) {
    const joined = cell < step ? 0 : (without[cell - step] ?? 0);
    const rest = (ways[cell] ?? 0) - joined;
    without[cell] = rest < 0 ? rest + modulus : rest;
  }
}

interface Counting {
  readonly layout: Layout;
  readonly without: Float64Array;
  readonly step: number;
  readonly size: number;
  readonly modulus: number;
}

function swingsOf({ layout, without, step, size, modulus }: Counting): Float64Array {
  const { winning, cells } = layout;
  const swings = new Float64Array(size);
  for (let cell = 0; cell + step < cells; cell++) {
    const count = without[cell] ?? 0;
    if (count === 0 || winning[cell] === winning[cell + step]) continue;
    const place = cell % (size + 1);
    const sum = (swings[place] ?? 0) + (winning[cell] === 0 ? count : modulus - count);
    swings[place] = sum >= modulus ? sum - modulus : sum;
  }
  return swings;
}
