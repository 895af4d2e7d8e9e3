import type { Millis } from '../ids.js';
import { parseDate, weekdayOf, type EpochDay } from './civil-date.js';
import { parseOffset, parseTimeOfDay, type LocalClock } from './local-time.js';

/** Days of the week as charters write them, Monday first. */
const WEEKDAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What of a charter's calendar counts; its schema is in `charter/calendars.ts`. */
export interface BusinessCalendar {
  /** Such as `+08:00`. */
  readonly utcOffset: string;
  /** Later offsets, ascending; moments in UTC such as `2026-03-29T01:00:00Z`. */
  readonly offsetChanges: readonly { readonly from: string; readonly utcOffset: string }[];
  readonly workingDays: readonly (typeof WEEKDAY_NAMES)[number][];
  /** Dates such as `2026-10-01`. */
  readonly holidays: readonly string[];
  /** Dates that are working days although the week says otherwise. */
  readonly workingDates: readonly string[];
  /** First and last date whose holidays are known. */
  readonly covers: { readonly from: string; readonly to: string };
  /** Local time at which a period in business days ends on its last day; left out: the time of day at which it began. */
  readonly dayEndsAt?: string | undefined;
}

/** A calendar made ready for counting. */
export interface Workdays {
  readonly clock: LocalClock;
  readonly first: EpochDay;
  readonly last: EpochDay;
  readonly dayEndsAt: Millis | undefined;
  /** Only meaningful from `first` to `last`. */
  readonly isWorkingDay: (day: EpochDay) => boolean;
}

/**
 * Reads a calendar.
 * @throws RangeError when a date is none; `checkCalendar` lets no such calendar into a charter
 */
export function workdaysOf(calendar: BusinessCalendar): Workdays {
  const holidays = new Set(calendar.holidays.map(neededDate));
  const workingDates = new Set(calendar.workingDates.map(neededDate));
  const weekdays = new Set(calendar.workingDays.map((name) => WEEKDAY_NAMES.indexOf(name) + 1));
  return {
    clock: {
      offset: parseOffset(calendar.utcOffset),
      changes: calendar.offsetChanges.map(({ from, utcOffset }) => ({
        from: neededMoment(from),
        offset: parseOffset(utcOffset),
      })),
    },
    first: neededDate(calendar.covers.from),
    last: neededDate(calendar.covers.to),
    dayEndsAt: calendar.dayEndsAt === undefined ? undefined : parseTimeOfDay(calendar.dayEndsAt),
    isWorkingDay: (day) => workingDates.has(day) || (weekdays.has(weekdayOf(day)) && !holidays.has(day)),
  };
}

const MOMENT = /^(?<date>[\d-]{10})T(?<hours>\d\d):(?<minutes>\d\d)(?::(?<seconds>\d\d)(?:\.0+)?)?Z$/u;

/** Milliseconds since 1970 of a whole second of UTC such as `2026-03-29T01:00:00Z`; undefined for any other text. */
export function parseMoment(text: string): Millis | undefined {
  const groups = MOMENT.exec(text)?.groups;
  const day = parseDate(groups?.['date'] ?? '');
  if (groups === undefined || day === undefined) return undefined;
  const [hours, minutes, seconds] = ['hours', 'minutes', 'seconds'].map((name) =>
    Number(groups[name] ?? '0'),
  );
  return (((day * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

function neededDate(text: string): EpochDay {
  const day = parseDate(text);
  if (day === undefined) throw new RangeError(`${text} is no date`);
  return day;
}

function neededMoment(text: string): Millis {
  const moment = parseMoment(text);
  if (moment === undefined) throw new RangeError(`${text} is no moment of UTC`);
  return moment;
}
