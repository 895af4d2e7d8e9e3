import { parseMoment, workdaysOf, type BusinessCalendar, type Workdays } from './business-calendar.js';
import { parseDate } from './civil-date.js';
import { DAY } from './local-time.js';

/** Longest span that a calendar covers, in days: about 40 years. */
const MOST_DAYS = 15_000;

/** One thing that is wrong with a calendar. */
export interface CalendarProblem {
  /** From the calendar's root, e.g. `holidays.3`. */
  readonly path: string;
  /** One English sentence for a person who reads a file or a log. */
  readonly problem: string;
}

/** Everything that keeps a calendar from being counted by; what its schema cannot say. Empty for a sound one. */
export function checkCalendar(calendar: BusinessCalendar): readonly CalendarProblem[] {
  const unreadable = [
    ...(['from', 'to'] as const).flatMap((end) => noDate(`covers.${end}`, calendar.covers[end])),
    ...calendar.holidays.flatMap((date, index) => noDate(`holidays.${index}`, date)),
    ...calendar.workingDates.flatMap((date, index) => noDate(`workingDates.${index}`, date)),
    ...calendar.offsetChanges.flatMap(({ from }, index) =>
      parseMoment(from) === undefined
        ? [{ path: `offsetChanges.${index}.from`, problem: `${from} is no whole second of UTC` }]
        : [],
    ),
  ];
  if (unreadable.length > 0) return unreadable;
  const workdays = workdaysOf(calendar);
  return [
    ...checkSpan(workdays),
    ...checkDates('holidays', calendar.holidays, workdays),
    ...checkDates('workingDates', calendar.workingDates, workdays),
    ...checkWorkingDates(calendar),
    ...checkChanges(workdays),
    ...checkDayEnd(workdays),
  ];
}

function noDate(path: string, date: string): CalendarProblem[] {
  return parseDate(date) === undefined ? [{ path, problem: `${date} is no date from 1970 to 2999` }] : [];
}

function checkSpan({ first, last }: Workdays): CalendarProblem[] {
  if (last < first) return [{ path: 'covers.to', problem: 'lies before covers.from' }];
  if (last - first < MOST_DAYS) return [];
  return [{ path: 'covers.to', problem: `covers more than ${MOST_DAYS} days` }];
}

function checkDates(path: string, dates: readonly string[], { first, last }: Workdays): CalendarProblem[] {
  return dates.flatMap((date, index) => {
    const day = parseDate(date) ?? 0;
    const before = dates[index - 1];
    if (before !== undefined && date <= before) {
      return [{ path: `${path}.${index}`, problem: `${date} must come after ${before}` }];
    }
    if (day >= first && day <= last) return [];
    return [{ path: `${path}.${index}`, problem: `${date} lies outside the dates that the calendar covers` }];
  });
}

/** A date that would be worked on anyway, or is said to be both, is a slip of the pen. */
function checkWorkingDates(calendar: BusinessCalendar): CalendarProblem[] {
  const ordinary = workdaysOf({ ...calendar, workingDates: [], holidays: [] });
  return calendar.workingDates.flatMap((date, index) => {
    const path = `workingDates.${index}`;
    if (calendar.holidays.includes(date)) return [{ path, problem: `${date} is a holiday as well` }];
    if (!ordinary.isWorkingDay(parseDate(date) ?? 0)) return [];
    return [{ path, problem: `${date} is a working day anyway` }];
  });
}

function checkChanges({ clock }: Workdays): CalendarProblem[] {
  return clock.changes.flatMap(({ from }, index) => {
    const before = clock.changes[index - 1];
    if (before === undefined || from - before.from >= 2 * DAY) return [];
    const problem = 'must come at least two days after the change before it';
    return [{ path: `offsetChanges.${index}.from`, problem }];
  });
}

function checkDayEnd({ dayEndsAt }: Workdays): CalendarProblem[] {
  if (dayEndsAt === undefined || (dayEndsAt > 0 && dayEndsAt <= DAY)) return [];
  return [{ path: 'dayEndsAt', problem: 'must lie after 00:00 and not after 24:00' }];
}
