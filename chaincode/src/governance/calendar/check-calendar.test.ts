import { fc } from '../../testing/properties.js';
import { calendars } from '../../testing/calendar-arbitraries.js';
import { parseMoment, workdaysOf, type BusinessCalendar } from './business-calendar.js';
import { checkCalendar } from './check-calendar.js';

const SOUND: BusinessCalendar = {
  utcOffset: '+01:00',
  offsetChanges: [
    { from: '2026-03-29T01:00:00Z', utcOffset: '+02:00' },
    { from: '2026-10-25T01:00:00Z', utcOffset: '+01:00' },
  ],
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: ['2026-01-01', '2026-12-25'],
  workingDates: ['2026-12-19'],
  covers: { from: '2026-01-01', to: '2026-12-31' },
  dayEndsAt: '17:00',
};

function problems(changes: Partial<BusinessCalendar>): string[] {
  return checkCalendar({ ...SOUND, ...changes }).map(({ path, problem }) => `${path}: ${problem}`);
}

test('a sound calendar has no problems', () => {
  expect(problems({})).toEqual([]);
});

test.each<[Partial<BusinessCalendar>, string]>([
  [
    { covers: { from: '2026-02-30', to: '2026-12-31' } },
    'covers.from: 2026-02-30 is no date from 1970 to 2999',
  ],
  [
    { covers: { from: '2026-12-31', to: '2026-01-01' }, holidays: [], workingDates: [] },
    'covers.to: lies before covers.from',
  ],
  [{ covers: { from: '2026-01-01', to: '2099-01-01' } }, 'covers.to: covers more than 15000 days'],
  [{ holidays: ['someday'] }, 'holidays.0: someday is no date from 1970 to 2999'],
  [{ holidays: ['2026-12-25', '2026-01-01'] }, 'holidays.1: 2026-01-01 must come after 2026-12-25'],
  [{ holidays: ['2026-01-01', '2026-01-01'] }, 'holidays.1: 2026-01-01 must come after 2026-01-01'],
  [{ holidays: ['2027-01-01'] }, 'holidays.0: 2027-01-01 lies outside the dates that the calendar covers'],
  [{ workingDates: ['2026-12-25'] }, 'workingDates.0: 2026-12-25 is a holiday as well'],
  [{ workingDates: ['2026-12-21'] }, 'workingDates.0: 2026-12-21 is a working day anyway'],
  [
    { offsetChanges: [{ from: '2026-03-29T01:00:00+01:00', utcOffset: '+02:00' }] },
    'offsetChanges.0.from: 2026-03-29T01:00:00+01:00 is no whole second of UTC',
  ],
  [
    { offsetChanges: [...SOUND.offsetChanges, { from: '2026-10-26T01:00:00Z', utcOffset: '+02:00' }] },
    'offsetChanges.2.from: must come at least two days after the change before it',
  ],
  [{ dayEndsAt: '00:00' }, 'dayEndsAt: must lie after 00:00 and not after 24:00'],
  [{ dayEndsAt: '24:30' }, 'dayEndsAt: must lie after 00:00 and not after 24:00'],
])('%j: %s', (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test('whatever is checked without a date that is none can be read', () => {
  fc.assert(
    fc.property(calendars, (calendar) => {
      const found = checkCalendar(calendar);
      expect(found.every(({ problem }) => problem.endsWith('is a working day anyway'))).toBe(true);
      expect(() => workdaysOf(calendar)).not.toThrow();
    }),
  );
});

test('a calendar with a date that is none cannot be read', () => {
  expect(() => workdaysOf({ ...SOUND, holidays: ['2026-02-30'] })).toThrow(RangeError);
  expect(() => workdaysOf({ ...SOUND, offsetChanges: [{ from: 'now', utcOffset: '+00:00' }] })).toThrow(
    RangeError,
  );
});

test('moments of UTC', () => {
  expect(parseMoment('2026-03-29T01:02:03Z')).toBe(Date.UTC(2026, 2, 29, 1, 2, 3));
  expect(parseMoment('2026-03-29T01:02Z')).toBe(Date.UTC(2026, 2, 29, 1, 2));
  expect(parseMoment('2026-03-29T01:02:03.000Z')).toBe(Date.UTC(2026, 2, 29, 1, 2, 3));
  expect(parseMoment('2026-03-29T01:02:03.5Z')).toBeUndefined();
  expect(parseMoment('2026-02-30T01:02:03Z')).toBeUndefined();
});
