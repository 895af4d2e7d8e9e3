import { z } from 'zod';

/** Days, hours, minutes and seconds of ISO 8601; a day is 24 hours. */
export const ISO_DURATION =
  /^P(?=.)(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/u;

/** Working days of the charter's calendar. */
export const BUSINESS_DAYS = /^([1-9]\d{0,2}) business days?$/u;

/** A length of time that no calendar changes, e.g. `PT30S`: clock tolerance, time-outs. */
export const fixedDurationSchema = z
  .string()
  .regex(ISO_DURATION, 'an ISO 8601 duration such as P7D or PT30S');

/** A length of time as consortia count: `P7D` is seven times 24 hours, `5 business days` go by the charter's calendar. */
export const durationSchema = z
  .string()
  .regex(
    new RegExp(`${ISO_DURATION.source}|${BUSINESS_DAYS.source}`, 'u'),
    'an ISO 8601 duration such as P7D or PT30S, or working days such as 5 business days',
  )
  .meta({
    id: 'Duration',
    description:
      'ISO 8601 days, hours, minutes and seconds (`P7D`, `PT30S`; a day is 24 hours), or working days of the charter’s calendar (`5 business days`).',
  });
