import fc from 'fast-check';
import { compareKeys, sortedKeys } from './key-order.js';

describe('compareKeys', () => {
  it('orders as the UTF-8 bytes do, unlike JavaScript', () => {
    expect(['\u{10ffff}', '\ue000'].sort()).toEqual(['\u{10ffff}', '\ue000']);
    expect(sortedKeys(['\u{10ffff}', '\ue000'])).toEqual(['\ue000', '\u{10ffff}']);
  });

  it('agrees with comparing bytes on any keys', () => {
    const key = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});
