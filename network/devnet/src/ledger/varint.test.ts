import * as fc from 'fast-check';
import { sizedBytes, varint, VarintReader } from './varint.js';

describe('varint', () => {
  it('writes protobuf’s form', () => {
    expect([...varint(0)]).toEqual([0]);
    expect([...varint(300)]).toEqual([0xac, 0x02]);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array(), (number, bytes) => {
        const reader = new VarintReader(
          Buffer.concat([varint(number), ...sizedBytes(bytes), Uint8Array.of(7)]),
        );
        expect(reader.number()).toBe(number);
        expect(Buffer.compare(reader.sizedBytes(), bytes)).toBe(0);
        expect([...reader.rest()]).toEqual([7]);
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  it('refuses bytes that end too early, and numbers that are too large', () => {
    expect(() => new VarintReader(Uint8Array.of(0x80)).number()).toThrow(RangeError);
    expect(() => new VarintReader(Uint8Array.of(2, 1)).sizedBytes()).toThrow(RangeError);
    expect(() => new VarintReader(new Uint8Array(20).fill(0xff)).number()).toThrow(RangeError);
  });
});
