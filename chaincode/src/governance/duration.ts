import type { Millis } from './ids.js';

const PATTERN = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u;
const SECOND = 1000;
const UNITS = [24 * 60 * 60 * SECOND, 60 * 60 * SECOND, 60 * SECOND, SECOND] as const;

/**
 * Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds; a day is 24 hours.
 * @throws RangeError for any other text; a charter's schema lets none in.
 */
export function durationMs(text: string): Millis {
  const match = PATTERN.exec(text);
  if (match === null) throw new RangeError(`not a duration: ${text}`);
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? '0'), 0);
}
