import { fc, runs } from '../../testing/properties.js';
import type { MemberId } from '../ids.js';
import { cappedWeights, type Weighted } from './weight-caps.js';

const share = (numerator: number, denominator: number) => ({ numerator, denominator });

function members(...weights: readonly (number | readonly [number, string])[]): Weighted[] {
  return weights.map((one, index) => {
    const memberId = `m${index}` as MemberId;
    return typeof one === 'number' ? { memberId, weight: one } : { memberId, weight: one[0], group: one[1] };
  });
}

test('nobody has more than the cap of what counts, not of the own weights', () => {
  expect(cappedWeights(members(70, 10, 10, 10), { member: share(1, 3) })).toEqual([15, 10, 10, 10]);
  expect(cappedWeights(members(5, 1, 1), { member: share(2, 5) })).toEqual([1, 1, 1]);
});

test('a group has at most its share, apportioned to its members by largest remainders, then by id', () => {
  const group = members([5, 'g'], [3, 'g'], [3, 'g'], 5, 5);
  expect(cappedWeights(group, { group: share(1, 3) })).toEqual([2, 2, 1, 5, 5]);
  // In proportion to the own weights also where one of them is more than all that counts.
  const uneven = members([1, 'g'], [10, 'g'], [3, 'g'], 1, 1);
  expect(cappedWeights(uneven, { group: share(1, 2) })).toEqual([0, 2, 0, 1, 1]);
});

test('the smaller id comes first among equal remainders, in whatever order the members stand', () => {
  const group = members([5, 'g'], [3, 'g'], [3, 'g'], 5, 5);
  expect(cappedWeights([...group].reverse(), { group: share(1, 3) })).toEqual([5, 5, 1, 2, 2]);
});

test('a lone member is a group of one', () => {
  expect(cappedWeights(members(9, [2, 'g'], [2, 'g'], 4), { group: share(2, 5) })).toEqual([5, 2, 2, 4]);
});

test('without caps weights stay as they are; with too few to keep a cap all count for 1', () => {
  expect(cappedWeights(members(7, 2), {})).toEqual([7, 2]);
  expect(cappedWeights(members(7, 2, 2), { member: share(1, 4) })).toEqual([1, 1, 1]);
  expect(cappedWeights(members([7, 'g'], [2, 'g']), { group: share(1, 2) })).toEqual([1, 1]);
});

const shares = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .filter(([numerator, denominator]) => numerator <= denominator)
  .map(([numerator, denominator]) => share(numerator, denominator));
const weighted = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(null, 'g', 'h')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) =>
    members(...list.map(([weight, group]) => (group === null ? weight : ([weight, group] as const)))),
  );

test('what counts keeps every cap, raises nobody, and keeps who is capped by nothing whole', () => {
  let capped = 0;
  fc.assert(
    fc.property(weighted, fc.option(shares), fc.option(shares), (list, member, group) => {
      const caps = { ...(member === null ? {} : { member }), ...(group === null ? {} : { group }) };
      const counted = cappedWeights(list, caps);
      const total = counted.reduce((sum, weight) => sum + weight, 0);
      if (counted.every((weight) => weight === 1)) return;
      capped += 1;
      for (const [index, weight] of counted.entries()) {
        expect(weight).toBeLessThanOrEqual(list[index]?.weight ?? 0);
        if (member !== null)
          expect(weight * member.denominator).toBeLessThanOrEqual(total * member.numerator);
      }
      for (const id of ['g', 'h']) {
        const inGroup = counted.filter((_, index) => list[index]?.group === id);
        const sum = inGroup.reduce((all, weight) => all + weight, 0);
        if (group !== null) expect(sum * group.denominator).toBeLessThanOrEqual(total * group.numerator);
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(capped).toBeGreaterThan(runs(200));
});

test('the counted weights are the most that keep a single cap: one more for everyone capped would break it', () => {
  fc.assert(
    fc.property(weighted, shares, (list, member) => {
      const counted = cappedWeights(list, { member });
      const limit = Math.max(...counted);
      const isCapped = counted.some((weight, index) => weight < (list[index]?.weight ?? 0));
      if (!isCapped || limit === 1) return;
      const more = list.reduce((sum, { weight }) => sum + Math.min(weight, limit + 1), 0);
      expect((limit + 1) * member.denominator).toBeGreaterThan(more * member.numerator);
    }),
  );
});
