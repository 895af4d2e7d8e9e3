import { greatestCommonDivisor } from './ratio.js';

/**
 * By which a coalition wins, over sums of what its members add: `sum` names the sum by its place in `Game.players`. An empty
 * `all` always holds, an empty `any` never.
 */
export type GameRule =
  | { readonly sum: number; readonly atLeast: number }
  | { readonly all: readonly GameRule[] }
  | { readonly any: readonly GameRule[] }
  | { readonly not: GameRule };

/** A voting game: whoever is in the coalition votes yes, all others no. */
export interface Game {
  /**
   * What each player adds to each sum by joining: whole numbers, not negative, equally many for all players. The first sum counts
   * players, so each adds 1 to it.
   */
  readonly players: readonly (readonly number[])[];
  readonly rule: GameRule;
}

/** What a counting algorithm finds about a game; enough for every power index. */
export interface Swings {
  /**
   * For each player, for each size of a coalition without it: how many such coalitions it turns from losing into winning by joining,
   * less those it turns from winning into losing (which only rules that punish a yes know).
   */
  readonly byPlayer: readonly (readonly bigint[])[];
  /** Winning coalitions by size, from 0 to all players. */
  readonly winningBySize: readonly bigint[];
}

/** Whether a coalition with these sums wins. */
export function wins(rule: GameRule, sums: readonly number[]): boolean {
  if ('all' in rule) return rule.all.every((part) => wins(part, sums));
  if ('any' in rule) return rule.any.some((part) => wins(part, sums));
  if ('not' in rule) return !wins(rule.not, sums);
  return (sums[rule.sum] ?? 0) >= rule.atLeast;
}

/** The sums of the coalition of all players. */
export function totalsOf(players: Game['players']): readonly number[] {
  const width = players[0]?.length ?? 1;
  return Array.from({ length: width }, (_, sum) =>
    players.reduce((total, adds) => total + (adds[sum] ?? 0), 0),
  );
}

/** The same game in smaller numbers: each sum divided by what divides all that players add to it. */
export function inLowestTerms({ players, rule }: Game): Game {
  const divisors = totalsOf(players).map((_, sum) => divisorOf(players.map((adds) => adds[sum] ?? 0)));
  return {
    players: players.map((adds) => adds.map((add, sum) => add / (divisors[sum] ?? 1))),
    rule: dividedRule(rule, divisors),
  };
}

function divisorOf(values: readonly number[]): number {
  const divisor = values.reduce((common, value) => greatestCommonDivisor(common, BigInt(value)), 0n);
  return divisor === 0n ? 1 : Number(divisor);
}

function dividedRule(rule: GameRule, divisors: readonly number[]): GameRule {
  if ('all' in rule) return { all: rule.all.map((part) => dividedRule(part, divisors)) };
  if ('any' in rule) return { any: rule.any.map((part) => dividedRule(part, divisors)) };
  if ('not' in rule) return { not: dividedRule(rule.not, divisors) };
  const divisor = divisors[rule.sum] ?? 1;
  const rest = ((rule.atLeast % divisor) + divisor) % divisor;
  return { sum: rule.sum, atLeast: (rule.atLeast - rest) / divisor + (rest === 0 ? 0 : 1) };
}
