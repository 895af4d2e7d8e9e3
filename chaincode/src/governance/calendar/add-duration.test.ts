import { fc, runs } from '../../testing/properties.js';
import { calendars, dayEnds, FIRST_DAY, steadyCalendars } from '../../testing/calendar-arbitraries.js';
import { addDuration, endOfBusinessDay, leastDurationMs } from './add-duration.js';
import { workdaysOf, type BusinessCalendar } from './business-calendar.js';
import { DAY, localMoment } from './local-time.js';

const HOUR = 3_600_000;

/** Mainland China in 2025, as its State Council announced it: holidays, and weekends worked to make up for them. */
const CHINA: BusinessCalendar = {
  utcOffset: '+08:00',
  offsetChanges: [],
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: [
    '2025-01-01',
    ...[
      '01-28',
      '01-29',
      '01-30',
      '01-31',
      '02-03',
      '02-04',
      '04-04',
      '05-01',
      '05-02',
      '05-05',
      '06-02',
    ].map((date) => `2025-${date}`),
    ...['10-01', '10-02', '10-03', '10-06', '10-07', '10-08'].map((date) => `2025-${date}`),
  ],
  workingDates: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  covers: { from: '2025-01-01', to: '2025-12-31' },
};
const CHINA_TO_THE_EVENING: BusinessCalendar = { ...CHINA, dayEndsAt: '17:30' };

/** The end in Beijing's local time, as ISO text without a zone. */
function end(start: string, duration: string, calendar: BusinessCalendar = CHINA): string {
  const result = addDuration(Date.parse(`${start}+08:00`), duration, calendar);
  if (!result.ok) return JSON.stringify(result.refusal);
  return new Date(result.value + 8 * HOUR).toISOString().slice(0, 16);
}

describe('business days in China in 2025', () => {
  test.each([
    // Friday to Monday.
    ['2025-03-07T10:00', '1 business day', '2025-03-10T10:00'],
    // Over the National Day holidays: the Sunday before and the Saturday after are worked.
    ['2025-09-26T10:00', '1 business day', '2025-09-28T10:00'],
    ['2025-09-30T10:00', '1 business day', '2025-10-09T10:00'],
    ['2025-09-30T10:00', '3 business days', '2025-10-11T10:00'],
    ['2025-09-30T10:00', '4 business days', '2025-10-13T10:00'],
    // What begins on a holiday begins with the next working day.
    ['2025-10-03T15:00', '1 business day', '2025-10-10T00:00'],
    // The time zone decides which day it is: 23:00 in Beijing is still Friday.
    ['2025-03-07T23:00', '2 business days', '2025-03-11T23:00'],
  ])('%s and %s is %s', (start, duration, expected) => {
    expect(end(start, duration)).toBe(expected);
  });

  test.each([
    ['2025-03-07T10:00', '1 business day', '2025-03-10T17:30'],
    ['2025-03-07T20:00', '1 business day', '2025-03-10T17:30'],
    ['2025-03-08T10:00', '1 business day', '2025-03-10T17:30'],
    ['2025-10-03T15:00', '2 business days', '2025-10-10T17:30'],
    // What begins with the first moment of a day counts that day.
    ['2025-03-10T00:00', '1 business day', '2025-03-10T17:30'],
    ['2025-03-10T00:01', '1 business day', '2025-03-11T17:30'],
  ])('with days that end at 17:30, %s and %s is %s', (start, duration, expected) => {
    expect(end(start, duration, CHINA_TO_THE_EVENING)).toBe(expected);
  });

  test('calendar days run through holidays', () => {
    expect(end('2025-09-30T10:00', 'P7DT1H')).toBe('2025-10-07T11:00');
  });

  test.each([
    ['2025-12-30T10:00', '2 business days', '2026-01-01'],
    ['2024-12-31T10:00', '1 business day', '2024-12-31'],
    ['2026-02-01T10:00', '1 business day', '2026-02-01'],
  ])('from %s, %s need %s, which the calendar does not cover', (start, duration, date) => {
    expect(end(start, duration)).toBe(JSON.stringify({ code: 'CALENDAR_EXHAUSTED', params: { date } }));
  });
});

test('business days without a calendar are refused, other durations need none', () => {
  expect(addDuration(0, '5 business days', undefined)).toEqual({
    ok: false,
    refusal: { code: 'CALENDAR_MISSING', params: { duration: '5 business days' } },
  });
  expect(addDuration(0, 'PT5S', undefined)).toEqual({ ok: true, value: 5000 });
});

test('a text that is no duration is a fault', () => {
  expect(() => addDuration(0, '0 business days', CHINA)).toThrow(RangeError);
});

test.each([
  ['2025-03-07T10:00', '17:30', '2025-03-07T17:30'],
  ['2025-03-07T17:30', '17:30', '2025-03-07T17:30'],
  ['2025-03-07T17:31', '17:30', '2025-03-10T17:30'],
  ['2025-03-08T10:00', '17:30', '2025-03-10T17:30'],
  ['2025-09-28T10:00', undefined, '2025-09-29T00:00'],
])('the business day of %s, ending at %s, ends %s', (at, dayEndsAt, expected) => {
  const result = endOfBusinessDay(Date.parse(`${at}+08:00`), { ...CHINA, dayEndsAt });
  expect(result.ok && new Date(result.value + 8 * HOUR).toISOString().slice(0, 16)).toBe(expected);
});

test('the end of a business day beyond the calendar is refused', () => {
  expect(endOfBusinessDay(Date.parse('2026-01-03T00:00Z'), CHINA)).toMatchObject({ ok: false });
});

const starts = fc.integer({ min: FIRST_DAY * DAY, max: (FIRST_DAY + 200) * DAY });
const counts = fc.integer({ min: 1, max: 40 });

/** Calendars of one offset, with any end of the day. */
const ended = fc
  .tuple(steadyCalendars, dayEnds)
  .map(([calendar, dayEndsAt]): BusinessCalendar => ({ ...calendar, dayEndsAt }));

function period(days: number): string {
  return `${days} business day${days === 1 ? '' : 's'}`;
}

describe('laws of business days', () => {
  test('a later beginning never gives an earlier end', () => {
    fc.assert(
      fc.property(calendars, dayEnds, fc.tuple(starts, starts), counts, (calendar, dayEndsAt, pair, days) => {
        const [earlier, later] = pair
          .sort((one, other) => one - other)
          .map((start) => addDuration(start, period(days), { ...calendar, dayEndsAt }));
        fc.pre(earlier?.ok === true && later?.ok === true);
        expect(earlier.value).toBeLessThanOrEqual(later.value);
      }),
      { numRuns: runs(1000) },
    );
  });

  test('a longer period never ends earlier, and none ends before it began', () => {
    fc.assert(
      fc.property(calendars, dayEnds, starts, counts, (calendar, dayEndsAt, start, days) => {
        const shorter = addDuration(start, period(days), { ...calendar, dayEndsAt });
        const longer = addDuration(start, period(days + 1), { ...calendar, dayEndsAt });
        fc.pre(shorter.ok && longer.ok);
        expect(shorter.value).toBeGreaterThanOrEqual(start);
        expect(longer.value).toBeGreaterThanOrEqual(shorter.value);
      }),
    );
  });

  test('two periods in a row are as long as one of their sum', () => {
    fc.assert(
      fc.property(ended, starts, counts, counts, (calendar, start, one, other) => {
        const first = addDuration(start, period(one), calendar);
        fc.pre(first.ok);
        const both = addDuration(first.value, period(other), calendar);
        fc.pre(both.ok);
        expect(both).toEqual(addDuration(start, period(one + other), calendar));
      }),
      { numRuns: runs(1000) },
    );
  });

  test('a period ends on a working day, after exactly so many of them', () => {
    fc.assert(
      fc.property(ended, starts, counts, (calendar, start, days) => {
        const result = addDuration(start, period(days), calendar);
        fc.pre(result.ok);
        const { clock, isWorkingDay } = workdaysOf(calendar);
        // A day that ends at 24:00 ends with the next day's first moment.
        const last = localMoment(calendar.dayEndsAt === '24:00' ? result.value - 1 : result.value, clock).day;
        expect(isWorkingDay(last)).toBe(true);
        const begin = localMoment(start, clock);
        const counted = Array.from({ length: last - begin.day }, (_, index) => begin.day + 1 + index);
        // The next working day stands in for a beginning when nobody works; a first moment counts its day.
        const standsIn = calendar.dayEndsAt === undefined && !isWorkingDay(begin.day) ? 1 : 0;
        const own = calendar.dayEndsAt !== undefined && begin.time === 0 && isWorkingDay(begin.day) ? 1 : 0;
        expect(counted.filter(isWorkingDay).length).toBe(days + standsIn - own);
      }),
      { numRuns: runs(500) },
    );
  });

  test('the least length that a charter is checked by is never undercut', () => {
    fc.assert(
      fc.property(steadyCalendars, starts, counts, (calendar, start, days) => {
        const result = addDuration(start, period(days), calendar);
        fc.pre(result.ok);
        expect(result.value - start).toBeGreaterThanOrEqual(leastDurationMs(period(days)));
      }),
    );
    expect(leastDurationMs('P1DT2S')).toBe(DAY + 2000);
  });
});
