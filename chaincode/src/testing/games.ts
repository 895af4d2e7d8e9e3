import type { Game } from '../governance/measures/game.js';
import { powerOf, type GamePower } from '../governance/measures/power-indices.js';
import { differenceOf, ratioOf, type Ratio } from '../governance/measures/ratio.js';

/** A weighted game in the usual notation: [quota; weights]. */
export function weighted(quota: number, ...weights: readonly number[]): Game {
  return { players: weights.map((weight) => [1, weight]), rule: { sum: 1, atLeast: quota } };
}

/** Its indices. @throws Error with the code where they would take too long */
export function power(game: Game): GamePower {
  const result = powerOf(game);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** Weights up to a million without any pattern: a linear congruential sequence. */
export function unlikeWeights(count: number): number[] {
  let state = 12_345n;
  return Array.from({ length: count }, () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    return 1 + Number((state >> 20n) % 1_000_000n);
  });
}

/** What these parts come to. */
export function sumOf(parts: readonly (Ratio | undefined)[]): Ratio {
  return parts.reduce<Ratio>(
    (sum, part) => differenceOf(sum, ratioOf(-(part?.numerator ?? 0n), part?.denominator ?? 1n)),
    ratioOf(0, 1),
  );
}
