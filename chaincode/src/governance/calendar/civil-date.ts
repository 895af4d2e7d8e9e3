/** Days since 1970-01-01 in somebody's local time; negative before. Plain arithmetic: no clock and no time zone data is involved. */
export type EpochDay = number;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DATE = /^(?<year>19[7-9]\d|2\d{3})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])$/u;
const DAYS_PER_ERA = 146_097;

/** Largest integer not above `dividend / divisor`, exactly, for a positive divisor. */
export function floorDivide(dividend: number, divisor: number): number {
  const rest = ((dividend % divisor) + divisor) % divisor;
  return (dividend - rest) / divisor;
}

/** The day of a date such as `2026-10-01`, from 1970 to 2999; undefined for any other text and for a date that does not exist. */
export function parseDate(text: string): EpochDay | undefined {
  const groups = DATE.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const day = epochDay(Number(groups['year']), Number(groups['month']), Number(groups['day']));
  return dateText(day) === text ? day : undefined;
}

/** The date as `2026-10-01`. */
export function dateText(day: EpochDay): string {
  const { year, month, dayOfMonth } = civilDate(day);
  return [String(year).padStart(4, '0'), padded(month), padded(dayOfMonth)].join('-');
}

/** The day of the week. */
export function weekdayOf(day: EpochDay): Weekday {
  // 1970-01-01 was a Thursday.
  const index = (((day + 3) % 7) + 7) % 7;
  return WEEKDAYS[index] ?? 1;
}

/**
 * Gregorian arithmetic in eras of 400 years, with years that begin in March, so that the leap day is a year's last.
 */
function epochDay(year: number, month: number, dayOfMonth: number): EpochDay {
  const shifted = month <= 2 ? year - 1 : year;
  const era = floorDivide(shifted, 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = floorDivide(153 * (month + (month > 2 ? -3 : 9)) + 2, 5) + dayOfMonth - 1;
  const leapDays = floorDivide(yearOfEra, 4) - floorDivide(yearOfEra, 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfYear - DAYS_TO_1970;
}

/** From 0000-03-01 to 1970-01-01. */
const DAYS_TO_1970 = 719_468;

function civilDate(day: EpochDay): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + DAYS_TO_1970;
  const era = floorDivide(shifted, DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays =
    floorDivide(dayOfEra, 1460) - floorDivide(dayOfEra, 36_524) + floorDivide(dayOfEra, 146_096);
  const yearOfEra = floorDivide(dayOfEra - leapDays, 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + floorDivide(yearOfEra, 4) - floorDivide(yearOfEra, 100));
  const marchMonth = floorDivide(5 * dayOfYear + 2, 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - floorDivide(153 * marchMonth + 2, 5) + 1,
  };
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}
