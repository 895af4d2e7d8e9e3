import { z } from 'zod';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const date = z.iso.date();
const offset = z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/u, 'hours and minutes from UTC such as +08:00');

/**
 * Working days, as consortia count (shared/charters.md 6). The time zone is written out as offsets: a chaincode that asked the
 * machine's time zone tables would answer differently on machines with different tables.
 */
export const calendarSchema = z
  .strictObject({
    timeZone: z
      .string()
      .min(1)
      .max(60)
      .describe('Name of the time zone, for people; `utcOffset` is what counts.'),
    utcOffset: offset.describe('Offset of local time from UTC.'),
    offsetChanges: z
      .array(
        z.strictObject({
          from: z.iso.datetime().describe('Moment in UTC from which it holds.'),
          utcOffset: offset.describe('Offset of local time from UTC from then on.'),
        }),
      )
      .max(200)
      .default([])
      .describe('Later offsets with the moment (UTC) from which each holds, in order: daylight saving.'),
    workingDays: z.array(z.enum(WEEKDAYS)).min(1).max(7).describe('Days of the week on which is worked.'),
    covers: z
      .strictObject({ from: date.describe('First date.'), to: date.describe('Last date.') })
      .describe(
        'First and last date whose holidays are known; beyond them the days of the week alone decide.',
      ),
    dayEndsAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/u, 'a time of day such as 17:30 or 24:00')
      .exactOptional()
      .describe(
        'Local time at which a period in working days ends on its last day; left out: the time of day at which it began.',
      ),
    holidays: z.array(date).max(1000).default([]).describe('Dates on which is not worked.'),
    workingDates: z
      .array(date)
      .max(1000)
      .default([])
      .describe('Dates on which is worked although the week says otherwise, such as make-up days.'),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.infer<typeof calendarSchema>;
