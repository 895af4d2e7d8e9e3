import * as fc from 'fast-check';
import { compareKeys } from './key-order.js';
import { SortedKeySet } from './sorted-key-set.js';

function all(set: SortedKeySet): string[] {
  const keys: string[] = [];
  for (let key = set.firstFrom(''); key !== undefined; key = set.firstAfter(key)) {
    keys.push(key);
  }
  return keys;
}

describe('SortedKeySet', () => {
  const key = fc.string({ unit: 'binary', maxLength: 3 });
  const change = fc.record({ key, add: fc.boolean() });

  it('is walked in UTF-8 order, whatever was added and removed', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), key, (changes, from) => {
        const set = new SortedKeySet();
        const model = new Set<string>();
        for (const { key: name, add } of changes) {
          if (add) {
            set.add(name);
            model.add(name);
          } else {
            set.delete(name);
            model.delete(name);
          }
        }
        const sorted = [...model].sort(compareKeys);
        expect(all(set)).toEqual(sorted);
        expect(set.has(from)).toBe(model.has(from));
        expect(set.firstFrom(from)).toBe(sorted.find((name) => compareKeys(name, from) >= 0));
        expect(set.firstAfter(from)).toBe(sorted.find((name) => compareKeys(name, from) > 0));
      }),
    );
  });

  it('stays in order beyond one part, in whatever order keys come', () => {
    const names = Array.from({ length: 5000 }, (_, index) =>
      ((index * 7919) % 5000).toString().padStart(4, '0'),
    );
    const set = new SortedKeySet();
    for (const name of names) {
      set.add(name);
    }
    expect(all(set)).toEqual([...names].sort());
    for (const name of names.filter((_, index) => index % 3 !== 0)) {
      set.delete(name);
    }
    expect(all(set)).toEqual(names.filter((_, index) => index % 3 === 0).sort());
  });
});
