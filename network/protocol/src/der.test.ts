import fc from 'fast-check';
import {
  DER_TAG,
  derElement,
  derInteger,
  integerValue,
  oidText,
  readElement,
  readElements,
  readOnly,
} from './der.js';
import { fromHex, toHex } from './bytes.js';

it('writes integers as DER demands and reads them back', () => {
  expect(toHex(derInteger(0n))).toBe('020100');
  expect(toHex(derInteger(127n))).toBe('02017f');
  expect(toHex(derInteger(128n))).toBe('02020080');
  expect(toHex(derInteger(2n ** 64n - 1n))).toBe('020900ffffffffffffffff');
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 300n }), (value) => {
      expect(integerValue(readOnly(derInteger(value), DER_TAG.integer))).toBe(value);
    }),
  );
});

it('reads back elements of every length', () => {
  for (const length of [0, 1, 127, 128, 255, 256, 65_536]) {
    const content = new Uint8Array(length).fill(7);
    const encoded = derElement(DER_TAG.octetString, content);
    expect(readOnly(encoded, DER_TAG.octetString).content).toEqual(content);
  }
});

it.each([
  ['an empty input', ''],
  ['a cut length', '3082'],
  ['cut content', '0402ff'],
  ['an indefinite length', '30800000'],
  ['a length written longer than needed', '04810100'],
  ['a length with a leading zero', '0482008000'],
])('refuses %s', (_, hex) => {
  expect(() => readElement(fromHex(hex))).toThrow('BAD_ENCODING');
});

it('refuses trailing bytes and foreign tags where one element is expected', () => {
  expect(() => readOnly(fromHex('02010100'), DER_TAG.integer)).toThrow('trailing bytes');
  expect(() => readOnly(fromHex('040101'), DER_TAG.integer)).toThrow('tag 4');
});

it('refuses negative and padded integers', () => {
  expect(() => integerValue(readElement(fromHex('0201ff')))).toThrow('BAD_ENCODING');
  expect(() => integerValue(readElement(fromHex('02020001')))).toThrow('BAD_ENCODING');
});

it('names object identifiers', () => {
  expect(oidText(fromHex('550403'))).toBe('2.5.4.3');
  expect(oidText(fromHex('2a8648ce3d0301'.slice(0, 14)))).toBe('1.2.840.10045.3.1');
  expect(oidText(fromHex('883701'))).toBe('2.999.1');
});

it('reads a sequence element by element', () => {
  expect(readElements(fromHex('020101020102')).map(integerValue)).toEqual([1n, 2n]);
});
