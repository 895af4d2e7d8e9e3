import { fc } from './properties.js';
import type { BusinessCalendar } from '../governance/calendar/business-calendar.js';
import { dateText } from '../governance/calendar/civil-date.js';

/** Covers days 1000 to 1999 since 1970, with holidays, make-up days and a clock that may jump. */
export const FIRST_DAY = 1000;
const LAST_DAY = 1999;

const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
const dates = fc
  .uniqueArray(day, { maxLength: 60 })
  .map((days) => days.sort((left, right) => left - right).map(dateText));
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const OFFSETS = ['-08:00', '+00:00', '+02:00', '+05:30', '+08:00', '+12:45'] as const;

function calendarsWith(offsets: readonly string[]): fc.Arbitrary<BusinessCalendar> {
  const offset = fc.constantFrom(...offsets);
  return fc
    .record({
      utcOffset: offset,
      changes: fc.uniqueArray(fc.record({ day: fc.integer({ min: 350, max: 660 }), utcOffset: offset }), {
        selector: (change) => change.day,
        maxLength: 4,
      }),
      workingDays: fc.uniqueArray(fc.constantFrom(...WEEK), { minLength: 1 }),
      holidays: dates,
      workingDates: dates,
    })
    .map(({ changes, holidays, workingDates, ...rest }) => ({
      ...rest,
      // Every third day, so that changes stand apart.
      offsetChanges: changes
        .sort((left, right) => left.day - right.day)
        .map((change) => ({ from: `${dateText(3 * change.day)}T01:00:00Z`, utcOffset: change.utcOffset })),
      holidays,
      workingDates: workingDates.filter((date) => !holidays.includes(date)),
      covers: { from: dateText(FIRST_DAY), to: dateText(LAST_DAY) },
    }));
}

/** Calendars whose local clock jumps now and then. */
export const calendars: fc.Arbitrary<BusinessCalendar> = calendarsWith(OFFSETS);
/** Calendars of a place that keeps one offset. */
export const steadyCalendars: fc.Arbitrary<BusinessCalendar> = fc
  .constantFrom(...OFFSETS)
  .chain((offset) => calendarsWith([offset]));
/** When periods in business days end. */
export const dayEnds: fc.Arbitrary<string | undefined> = fc.constantFrom(
  undefined,
  '12:00',
  '17:30',
  '24:00',
);
