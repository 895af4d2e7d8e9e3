import fc from 'fast-check';
import { compareJson } from './collation.js';
import type { JsonValue } from './json-value.js';

describe('the order of JSON values', () => {
  it('is CouchDB’s', () => {
    const ordered: JsonValue[] = [
      null,
      false,
      true,
      -1,
      0,
      2.5,
      10,
      'a',
      'B',
      'c',
      [],
      ['a'],
      ['a', 1],
      ['b'],
      {},
      { a: 1 },
      { a: 1, b: 0 },
      { a: 2 },
    ];
    const shuffled = [...ordered].reverse();
    expect(shuffled.sort(compareJson)).toEqual(ordered);
  });

  it('is an order', () => {
    const values = fc.jsonValue({ maxDepth: 2 }).map((value) => value as JsonValue);
    fc.assert(
      fc.property(values, values, (left, right) => {
        expect(Math.sign(compareJson(left, right))).toBe(-Math.sign(compareJson(right, left)) + 0);
      }),
    );
  });
});
