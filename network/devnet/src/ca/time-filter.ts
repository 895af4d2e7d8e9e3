const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const DURATION = /^([+-])((?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+|\d+d|0)$/u;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;

/**
 * Milliseconds since 1970 of a time in a query: a date, a date with time (RFC 3339), or a duration from now on such as
 * `-30d` or `+1h30m`; undefined for the empty text.
 * @throws with fabric-ca's words for anything else.
 */
export function timeFilter(text: string, now: number): number | undefined {
  if (text === '') {
    return undefined;
  }
  if (text.startsWith('+') || text.startsWith('-')) {
    return now + duration(text.toLowerCase());
  }
  const full = text.includes('T') ? text : `${text}T00:00:00Z`;
  const time = DATE_TIME.test(full) ? Date.parse(full) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new Error(`Failed to parse time based on RFC3339: parsing time "${full}"`);
  }
  return time;
}

function duration(text: string): number {
  if (text.endsWith('y')) {
    throw new Error(`Invalid time format, year (y) is not supported, please check: ${text}`);
  }
  if (/^.\D*d$/u.test(text)) {
    throw new Error(`Invalid time format, integer values required for duration, please check: ${text}`);
  }
  const [, sign, amounts = ''] = DURATION.exec(text) ?? [];
  if (sign === undefined) {
    throw new Error(`Failed to parse duration: time: invalid duration "${text}"`);
  }
  const total = [...amounts.matchAll(/(\d+(?:\.\d+)?)(\D+)/gu)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (UNIT_MS[unit] ?? 0),
    0,
  );
  return sign === '-' ? -total : total;
}
