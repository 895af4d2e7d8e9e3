import fc from 'fast-check';
import { BlockCutter, type Cuttable } from './block-cutter.js';

const RULES = { maxMessages: 3, preferredMaxBytes: 100 };

function sizes(batches: readonly (readonly Cuttable[])[]): number[][] {
  return batches.map((batch) => batch.map(({ size }) => size));
}

function cutAll(given: readonly number[], rules = RULES): { full: number[][]; rest: number[] } {
  const cutter = new BlockCutter();
  const full = given.flatMap((size) => sizes(cutter.add({ size }, rules)));
  return { full, rest: cutter.cut().map(({ size }) => size) };
}

describe('BlockCutter', () => {
  it.each([
    ['cuts by the number of messages', [1, 2, 3, 4], [[1, 2, 3]], [4]],
    ['cuts before a message that would not fit', [60, 40, 1], [[60, 40]], [1]],
    ['gives a message that is too large a block of its own', [1, 101, 2], [[1], [101]], [2]],
    ['makes no empty block', [101, 102], [[101], [102]], []],
    ['can cut twice for one message', [60, 41], [[60]], [41]],
  ])('%s', (_what, given, full, rest) => {
    expect(cutAll(given)).toEqual({ full, rest });
  });

  it('cuts by number and by size with one message', () => {
    expect(cutAll([60, 50], { ...RULES, maxMessages: 1 })).toEqual({ full: [[60], [50]], rest: [] });
  });

  it('keeps every message once and in order, and blocks within their limits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 150 })),
        fc.integer({ min: 1, max: 6 }),
        (given, maxMessages) => {
          const { full, rest } = cutAll(given, { ...RULES, maxMessages });
          expect([...full, rest].flat()).toEqual(given);
          for (const batch of [...full, rest]) {
            const bytes = batch.reduce((sum, size) => sum + size, 0);
            expect(batch.length).toBeLessThanOrEqual(maxMessages);
            expect(bytes <= RULES.preferredMaxBytes || batch.length === 1).toBe(true);
          }
          expect(full.every((batch) => batch.length > 0)).toBe(true);
        },
      ),
    );
  });
});
