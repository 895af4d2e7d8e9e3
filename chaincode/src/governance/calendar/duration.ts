import { BUSINESS_DAYS, ISO_DURATION } from '../charter/durations.js';
import type { Millis } from '../ids.js';

const SECOND = 1000;
const UNITS = [24 * 60 * 60 * SECOND, 60 * 60 * SECOND, 60 * SECOND, SECOND] as const;

/**
 * Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds; a day is 24 hours.
 * @throws RangeError for any other text; a charter's schema lets none in.
 */
export function durationMs(text: string): Millis {
  const match = ISO_DURATION.exec(text);
  if (match === null) throw new RangeError(`not a duration: ${text}`);
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? '0'), 0);
}

/** How many working days a duration counts; undefined for one that no calendar changes. */
function businessDaysOf(text: string): number | undefined {
  const days = BUSINESS_DAYS.exec(text)?.[1];
  return days === undefined ? undefined : Number(days);
}

/** A duration's length where no calendar is at hand: a working day counts as 24 hours. For comparing bounds only. */
export function nominalMs(text: string): Millis {
  const days = businessDaysOf(text);
  return days === undefined ? durationMs(text) : days * UNITS[0];
}
