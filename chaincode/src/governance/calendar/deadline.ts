import { addDuration } from './add-duration.js';
import type { BusinessCalendar } from './business-calendar.js';
import type { Charter } from '../charter.js';
import type { Millis } from '../ids.js';

/** The part of a charter by which time is counted. */
export type TimeRules = Pick<Charter, 'calendars' | 'calendar'>;

/** All dates that the arithmetic knows. */
const ALL_DATES = { from: '1970-01-01', to: '2999-12-31' } as const;

/**
 * The moment at which a duration that begins at `from` is over, by the charter's calendar where it counts working days. Beyond the
 * dates that the calendar covers the days of the week alone decide: a calendar that nobody extended must not stop the
 * consortium from amending it, and a deadline once set no longer depends on it.
 * @throws RangeError for working days without a calendar, which the charter's check refuses
 */
export function endOf(from: Millis, text: string, { calendars, calendar }: TimeRules): Millis {
  const rules = calendar === undefined ? undefined : calendars?.[calendar];
  const end = addDuration(from, text, rules);
  if (end.ok) return end.value;
  const beyond = addDuration(from, text, rules === undefined ? undefined : everyDay(rules));
  if (beyond.ok) return beyond.value;
  throw new RangeError(`${text} cannot be counted: ${beyond.refusal.code}`);
}

function everyDay(calendar: BusinessCalendar): BusinessCalendar {
  return { ...calendar, covers: ALL_DATES };
}
