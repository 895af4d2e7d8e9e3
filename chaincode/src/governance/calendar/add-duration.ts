import { durationMs } from './duration.js';
import type { Millis } from '../ids.js';
import { workdaysOf, type BusinessCalendar, type Workdays } from './business-calendar.js';
import { dateText, type EpochDay } from './civil-date.js';
import { DAY, localMoment, momentOf, type LocalMoment } from './local-time.js';

/** Working days of the charter's calendar, as charters write them. */
const BUSINESS_DAYS = /^([1-9]\d{0,2}) business days?$/u;

/** A moment, or why the calendar cannot tell it. */
export type CalendarVerdict =
  { readonly ok: true; readonly value: Millis } | { readonly ok: false; readonly refusal: CalendarRefusal };

/** The calendar's data ends before the period does; or there is no calendar by which to count business days. */
export type CalendarRefusal =
  | { readonly code: 'CALENDAR_EXHAUSTED'; readonly params: { readonly date: string } }
  | { readonly code: 'CALENDAR_MISSING'; readonly params: { readonly duration: string } };

/**
 * The end of a period that begins now. `P7D` and the like run on regardless of any calendar. In `5 business days` the day of
 * the beginning is not counted; what begins when nobody works begins with the next working day. The period ends at
 * the calendar's `dayEndsAt` of the last day, or else at the time of day at which it began. A later beginning never gives an
 * earlier end, and two periods in a row are as long as one of their sum (as long as no end falls into an hour that the clock skips).
 *
 * CALENDAR_EXHAUSTED names the first date that would be needed and is not covered: guessing that there is no holiday would move
 * a deadline when the holiday is announced.
 * @throws RangeError for a text that is no duration
 */
export function addDuration(
  start: Millis,
  duration: string,
  calendar: BusinessCalendar | undefined,
): CalendarVerdict {
  const days = businessDaysOf(duration);
  if (days === undefined) return { ok: true, value: start + durationMs(duration) };
  if (calendar === undefined)
    return { ok: false, refusal: { code: 'CALENDAR_MISSING', params: { duration } } };
  const workdays = workdaysOf(calendar);
  const local = localMoment(start, workdays.clock);
  return workdays.dayEndsAt === undefined
    ? endAtTimeOfDay(local, days, workdays)
    : endAtDayEnd(local, days, { ...workdays, dayEndsAt: workdays.dayEndsAt });
}

/** When the business day ends that is running, or, when nobody works, the next one: at `dayEndsAt`, or else at midnight. */
export function endOfBusinessDay(at: Millis, calendar: BusinessCalendar): CalendarVerdict {
  const workdays = workdaysOf(calendar);
  const { day, time } = localMoment(at, workdays.clock);
  const dayEndsAt = workdays.dayEndsAt ?? DAY;
  const found = workingDayFrom(time <= dayEndsAt ? day : day + 1, workdays);
  return found.ok ? momentOn(found.day, dayEndsAt, workdays) : exhausted(found.missing);
}

/** How many business days a duration counts; undefined for one that no calendar changes. */
export function businessDaysOf(duration: string): number | undefined {
  const match = BUSINESS_DAYS.exec(duration);
  return match === null ? undefined : Number(match[1]);
}

/**
 * No calendar makes the duration shorter than this, and changes of the clock by at most a day: for checking a charter without
 * knowing any date. Zero for a single business day.
 */
export function leastDurationMs(duration: string): Millis {
  const days = businessDaysOf(duration);
  return days === undefined ? durationMs(duration) : (days - 1) * DAY;
}

function endAtTimeOfDay({ day, time }: LocalMoment, days: number, workdays: Workdays): CalendarVerdict {
  const begin = workingDayFrom(day, workdays);
  if (!begin.ok) return exhausted(begin.missing);
  const end = workingDayAfter(begin.day, days, workdays);
  if (!end.ok) return exhausted(end.missing);
  return momentOn(end.day, begin.day === day ? time : 0, workdays);
}

/** A period that begins with the first moment of a day counts that day: it begins as the day before ends. */
function endAtDayEnd(
  { day, time }: LocalMoment,
  days: number,
  workdays: Workdays & { readonly dayEndsAt: Millis },
): CalendarVerdict {
  const end = workingDayAfter(time === 0 ? day - 1 : day, days, workdays);
  return end.ok ? momentOn(end.day, workdays.dayEndsAt, workdays) : exhausted(end.missing);
}

type Found =
  { readonly ok: true; readonly day: EpochDay } | { readonly ok: false; readonly missing: EpochDay };

/** The n-th working day after a day. */
function workingDayAfter(day: EpochDay, count: number, workdays: Workdays): Found {
  let found: Found = { ok: true, day };
  for (let counted = 0; counted < count && found.ok; counted++)
    found = workingDayFrom(found.day + 1, workdays);
  return found;
}

/** The day itself, or else the first working day after it. */
function workingDayFrom(day: EpochDay, { first, last, isWorkingDay }: Workdays): Found {
  let candidate = day;
  while (candidate >= first && candidate <= last && !isWorkingDay(candidate)) candidate += 1;
  return candidate >= first && candidate <= last
    ? { ok: true, day: candidate }
    : { ok: false, missing: candidate };
}

function momentOn(day: EpochDay, time: Millis, { clock }: Workdays): CalendarVerdict {
  return { ok: true, value: momentOf({ day, time }, clock) };
}

function exhausted(day: EpochDay): CalendarVerdict {
  return { ok: false, refusal: { code: 'CALENDAR_EXHAUSTED', params: { date: dateText(day) } } };
}
