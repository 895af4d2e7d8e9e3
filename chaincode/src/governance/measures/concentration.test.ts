import { fc } from '../../testing/properties.js';
import {
  giniOf,
  herfindahlOf,
  mergeAffiliates,
  nakamotoOf,
  type Holding,
  type Share,
} from './concentration.js';
import { compareRatios, ratioOf } from './ratio.js';

function holdings(...weights: readonly number[]): Holding[] {
  return weights.map((weight, index) => ({ id: `m${index}`, weight }));
}

const someHoldings = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });

test('equal holders: no inequality, 1/n concentration, more than half of them rule', () => {
  const ten = holdings(...Array.from({ length: 10 }, () => 7));
  expect(giniOf(ten)).toEqual(ratioOf(0, 1));
  expect(herfindahlOf(ten)).toEqual(ratioOf(1, 10));
  expect(nakamotoOf(ten)).toBe(6);
});

test('one holds everything', () => {
  const one = holdings(0, 0, 9, 0);
  expect(giniOf(one)).toEqual(ratioOf(3, 4));
  expect(herfindahlOf(one)).toEqual(ratioOf(1, 1));
  expect(nakamotoOf(one)).toBe(1);
});

test('nobody holds anything', () => {
  for (const nothing of [holdings(), holdings(0, 0)]) {
    expect(giniOf(nothing)).toEqual(ratioOf(0, 1));
    expect(herfindahlOf(nothing)).toEqual(ratioOf(0, 1));
    expect(nakamotoOf(nothing)).toBeUndefined();
  }
});

test('worked by hand: 1, 2, 3, 4', () => {
  const four = holdings(3, 1, 4, 2);
  expect(giniOf(four)).toEqual(ratioOf(1, 4));
  expect(herfindahlOf(four)).toEqual(ratioOf(3, 10));
  expect(nakamotoOf(four)).toBe(2);
});

test('the Gini coefficient is the mean absolute difference over twice the mean', () => {
  fc.assert(
    fc.property(someHoldings, (weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      fc.pre(total > 0);
      const apart = weights.flatMap((left) => weights.map((right) => Math.abs(left - right)));
      const pairs = apart.reduce((sum, difference) => sum + difference, 0);
      expect(giniOf(holdings(...weights))).toEqual(ratioOf(pairs, 2 * weights.length * total));
    }),
  );
});

test('the Herfindahl index lies between 1/n and 1', () => {
  fc.assert(
    fc.property(someHoldings, (weights) => {
      fc.pre(weights.some((weight) => weight > 0));
      const index = herfindahlOf(holdings(...weights));
      expect(compareRatios(index, ratioOf(1, weights.length))).toBeGreaterThanOrEqual(0);
      expect(compareRatios(index, ratioOf(1, 1))).toBeLessThanOrEqual(0);
    }),
  );
});

test('the Nakamoto coefficient is the size of the smallest set that reaches the share', () => {
  const shares = fc.record<Share>({
    numerator: fc.integer({ min: 0, max: 4 }),
    denominator: fc.integer({ min: 1, max: 4 }),
    comparator: fc.constantFrom('gte', 'gt'),
  });
  const few = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 7 });
  fc.assert(
    fc.property(few, shares, (weights, share) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const sizes = Array.from({ length: 2 ** weights.length }, (_, mask) =>
        weights.filter((_weight, index) => (mask >> index) % 2 === 1),
      )
        .filter((set) => set.length > 0)
        .filter((set) => {
          const held = set.reduce((sum, weight) => sum + weight, 0) * share.denominator;
          return share.comparator === 'gt' ? held > total * share.numerator : held >= total * share.numerator;
        })
        .map((set) => set.length);
      const least = sizes.length === 0 ? undefined : Math.min(...sizes);
      expect(nakamotoOf(holdings(...weights), share)).toBe(least);
    }),
  );
});

test('affiliates count as one holder; a group may be called like a member', () => {
  const merged = mergeAffiliates([
    { id: 'a', weight: 1, group: 'family' },
    { id: 'family', weight: 2 },
    { id: 'b', weight: 3, group: 'family' },
  ]);
  expect(merged).toEqual([
    { id: 'family', weight: 4 },
    { id: 'family', weight: 2 },
  ]);
});
