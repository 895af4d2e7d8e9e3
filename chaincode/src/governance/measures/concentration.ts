import { ratioOf, type Ratio } from './ratio.js';

/** Someone who holds weight: a member, or an affiliate group. */
export interface Holding {
  /** A member's or a group's id. */
  readonly id: string;
  /** A whole number, not negative. */
  readonly weight: number;
}

/** A holding whose weight counts together with that of its affiliates (R24). */
export interface AffiliatedHolding extends Holding {
  /** Left out: it is affiliated with nobody. */
  readonly group?: string | undefined;
}

/**
 * How unequally weight is spread (R25): 0 when all hold the same, up to `(n − 1)/n` when one of n holds everything. The mean
 * absolute difference of all pairs over twice the mean. Nobody, or nothing to hold, is no inequality: 0.
 */
export function giniOf(holdings: readonly Holding[]): Ratio {
  const weights = holdings.map(({ weight }) => weight).sort((left, right) => left - right);
  const total = totalOf(holdings);
  if (total === 0n) return ratioOf(0, 1);
  const size = BigInt(weights.length);
  const ranked = weights.reduce((sum, weight, index) => sum + BigInt(index + 1) * BigInt(weight), 0n);
  return ratioOf(2n * ranked - (size + 1n) * total, size * total);
}

/**
 * The Herfindahl–Hirschman index (R25): the sum of the squared shares, from 1/n when all hold the same to 1 when one holds
 * everything. Its reciprocal is how many equal holders would be as concentrated. Without any weight: 0. Competition
 * authorities state it times 10,000.
 */
export function herfindahlOf(holdings: readonly Holding[]): Ratio {
  const total = totalOf(holdings);
  if (total === 0n) return ratioOf(0, 1);
  const squares = holdings.reduce((sum, { weight }) => sum + BigInt(weight) ** 2n, 0n);
  return ratioOf(squares, total ** 2n);
}

/** A share of all weight that must be exceeded, or at least reached. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  readonly comparator: 'gte' | 'gt';
}

/** More than half: the share by which the Nakamoto coefficient is usually stated. */
export const MORE_THAN_HALF: Share = { numerator: 1, denominator: 2, comparator: 'gt' };

/**
 * The Nakamoto coefficient (R25): the least number of holders that together reach the share of all weight. Undefined when not
 * even all of them do, as when nobody has any weight.
 */
export function nakamotoOf(holdings: readonly Holding[], share: Share = MORE_THAN_HALF): number | undefined {
  const needed = totalOf(holdings) * BigInt(share.numerator);
  const heaviest = holdings.map(({ weight }) => BigInt(weight)).sort((left, right) => Number(right - left));
  let held = 0n;
  for (const [index, weight] of heaviest.entries()) {
    held += weight * BigInt(share.denominator);
    if (share.comparator === 'gt' ? held > needed : held >= needed) return index + 1;
  }
  return undefined;
}

/** Holdings by affiliate group, whoever has none by itself; in order of first appearance (R24). */
export function mergeAffiliates(holdings: readonly AffiliatedHolding[]): readonly Holding[] {
  const groups = new Map<string, Holding>();
  for (const { id, weight, group } of holdings) {
    const key = group === undefined ? `member ${id}` : `group ${group}`;
    const known = groups.get(key)?.weight ?? 0;
    groups.set(key, { id: group ?? id, weight: known + weight });
  }
  return [...groups.values()];
}

function totalOf(holdings: readonly Holding[]): bigint {
  return holdings.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
}
