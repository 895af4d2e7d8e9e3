import { SeededRandom } from './seeded-random.js';

describe('SeededRandom', () => {
  it('repeats itself for the same seed only', () => {
    const draw = (seed: number): number[] => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 20 }, () => random.between(1, 1000));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('reaches every number between its bounds, and none beyond', () => {
    const random = new SeededRandom(1);
    const drawn = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
    expect(random.bytes(3)).toHaveLength(3);
    expect(() => random.oneOf([])).toThrow(RangeError);
  });
});
