import { fc } from '../../testing/properties.js';
import { dateText, floorDivide, parseDate, weekdayOf } from './civil-date.js';

test('every day from 1970 to 2999 has the date and the weekday that the Gregorian calendar gives it', () => {
  const last = Date.UTC(2999, 11, 31) / 86_400_000;
  for (let day = 0; day <= last; day++) {
    const date = new Date(day * 86_400_000);
    const text = date.toISOString().slice(0, 10);
    if (dateText(day) !== text || parseDate(text) !== day || weekdayOf(day) % 7 !== date.getUTCDay()) {
      throw new Error(`${text} is day ${day}, not ${dateText(day)}`);
    }
  }
});

test('a day before 1970 has a date and a weekday as well', () => {
  expect(dateText(-1)).toBe('1969-12-31');
  expect(weekdayOf(-1)).toBe(3);
});

test.each(['2025-02-29', '2026-04-31', '2026-13-01', '1969-12-31', '2026-1-1', 'soon'])(
  '%s is no date',
  (text) => {
    expect(parseDate(text)).toBeUndefined();
  },
);

test('division rounds down, below zero too', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000_000 }), (dividend, divisor) => {
      const quotient = floorDivide(dividend, divisor);
      const rest = dividend - quotient * divisor;
      expect(rest).toBeGreaterThanOrEqual(0);
      expect(rest).toBeLessThan(divisor);
    }),
  );
});
