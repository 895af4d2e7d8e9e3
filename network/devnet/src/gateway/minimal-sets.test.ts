import fc from 'fast-check';
import { minimalSets, reduced } from './minimal-sets.js';

const atLeast =
  (count: number) =>
  (chosen: readonly string[]): boolean =>
    chosen.length >= count;

describe('minimalSets', () => {
  it('lists every majority of three', () => {
    expect(minimalSets(['a', 'b', 'c'], atLeast(2))).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });

  it('leaves out sets that contain a smaller one', () => {
    const suffices = (chosen: readonly string[]): boolean =>
      chosen.includes('a') || (chosen.includes('b') && chosen.includes('c'));
    expect(minimalSets(['a', 'b', 'c'], suffices)).toEqual([['a'], ['b', 'c']]);
  });

  it('finds nothing where even everyone is not enough', () => {
    expect(minimalSets(['a', 'b'], atLeast(3))).toEqual([]);
  });

  it('names one set where there would be too many to list', () => {
    const many = Array.from({ length: 15 }, (_, index) => `org${index}`);
    expect(minimalSets(many, atLeast(8))).toEqual([many.slice(0, 8)]);
  });
});

describe('reduced', () => {
  it('keeps a set that suffices and cannot lose a member', () => {
    const candidates = ['a', 'b', 'c', 'd', 'e'];
    const rules = fc.array(fc.subarray(candidates, { minLength: 1 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rules, (alternatives) => {
        const suffices = (chosen: readonly string[]): boolean =>
          alternatives.some((needed) => needed.every((name) => chosen.includes(name)));
        const chosen = reduced(candidates, suffices);
        expect(suffices(chosen)).toBe(true);
        for (const member of chosen) {
          expect(suffices(chosen.filter((other) => other !== member))).toBe(false);
        }
      }),
    );
  });
});
