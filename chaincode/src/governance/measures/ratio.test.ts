import { fc } from '../../testing/properties.js';
import { compareRatios, decimalText, differenceOf, percentText, plainRatio, ratioOf } from './ratio.js';

test('a fraction is kept in lowest terms with a positive denominator', () => {
  expect(ratioOf(4, 6)).toEqual({ numerator: 2n, denominator: 3n });
  expect(ratioOf(4, -6)).toEqual({ numerator: -2n, denominator: 3n });
  expect(ratioOf(0, 7)).toEqual({ numerator: 0n, denominator: 1n });
});

test('there is no fraction with denominator zero or of what is no integer', () => {
  expect(() => ratioOf(1, 0)).toThrow(RangeError);
  expect(() => ratioOf(0.5, 1)).toThrow(RangeError);
});

test('equal fractions have one form, and comparing is exact', () => {
  const part = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });
  const denominator = fc.bigInt({ min: 1n, max: 2n ** 70n });
  fc.assert(
    fc.property(part, denominator, denominator, (numerator, below, factor) => {
      expect(ratioOf(numerator * factor, below * factor)).toEqual(ratioOf(numerator, below));
      expect(compareRatios(ratioOf(numerator, below), ratioOf(numerator + 1n, below))).toBe(-1);
      expect(compareRatios(ratioOf(numerator + 1n, below), ratioOf(numerator, below))).toBe(1);
      expect(compareRatios(ratioOf(numerator, below), ratioOf(numerator, below))).toBe(0);
      expect(differenceOf(ratioOf(numerator + 1n, below), ratioOf(numerator, below))).toEqual(
        ratioOf(1n, below),
      );
    }),
  );
});

test.each([
  [2, 3, 4, '0.6667'],
  [1, 8, 2, '0.13'],
  [-1, 8, 2, '-0.13'],
  [-1, 1000, 2, '0.00'],
  [7, 2, 0, '4'],
  [1, 1, 3, '1.000'],
])('%d/%d with %d digits is written %s', (numerator, denominator, digits, text) => {
  expect(decimalText(ratioOf(numerator, denominator), digits)).toBe(text);
});

test('a percentage and a form for JSON', () => {
  expect(percentText(ratioOf(2, 3), 2)).toBe('66.67 %');
  expect(plainRatio(ratioOf(2n ** 80n, 3))).toEqual({
    numerator: '1208925819614629174706176',
    denominator: '3',
  });
});
