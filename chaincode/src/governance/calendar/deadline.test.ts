import { endOf, type TimeRules } from './deadline.js';

/** Monday to Friday in UTC; the first Monday is a holiday, and after Friday nobody has said which days are. */
const SHORT: NonNullable<TimeRules['calendars']>[string] = {
  timeZone: 'Etc/UTC',
  utcOffset: '+00:00',
  offsetChanges: [],
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: ['2026-01-05'],
  workingDates: [],
  covers: { from: '2026-01-01', to: '2026-01-09' },
};
const rules = { calendars: { short: SHORT }, calendar: 'short' };
const at = (text: string): number => Date.parse(`${text}:00Z`);
const end = (from: string, duration: string): string =>
  new Date(endOf(at(from), duration, rules)).toISOString().slice(0, 16);

test('working days are those of the charter’s calendar', () => {
  expect(end('2026-01-02T10:00', '1 business days')).toBe('2026-01-06T10:00');
  expect(end('2026-01-02T10:00', 'P1D')).toBe('2026-01-03T10:00');
});

test('beyond the dates that the calendar covers the days of the week decide', () => {
  expect(end('2026-01-09T10:00', '1 business days')).toBe('2026-01-12T10:00');
  expect(end('2026-01-09T10:00', '6 business days')).toBe('2026-01-19T10:00');
});

test.each<[string, TimeRules]>([
  ['no calendar is in use', { calendars: { short: SHORT } }],
  ['there are no calendars', { calendar: 'short' }],
  ['the one in use does not exist', { calendars: { short: SHORT }, calendar: 'other' }],
])('working days cannot be counted where %s, other durations can', (_why, without) => {
  expect(() => endOf(at('2026-01-02T10:00'), '1 business days', without)).toThrow(RangeError);
  expect(endOf(at('2026-01-02T10:00'), 'PT1H', without)).toBe(at('2026-01-02T11:00'));
});
