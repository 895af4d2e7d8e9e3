const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/gu;
const NANOSECONDS_PER_MILLISECOND = 1e6;

/**
 * Reads a time span as Fabric's JSON files write it: Go's notation (`10s`, `1m30s`), or a number of nanoseconds.
 *
 * @returns milliseconds
 * @throws Error in Go's words
 */
export function parseGoDuration(value: string | number): number {
  if (typeof value === 'number') {
    return value / NANOSECONDS_PER_MILLISECOND;
  }
  if (value === '0') {
    return 0;
  }
  const parts = [...value.matchAll(PART)];
  if (value === '' || parts.map(([text]) => text).join('') !== value) {
    throw new Error(`time: invalid duration ${JSON.stringify(value)}`);
  }
  return parts.reduce((total, [, amount = '', unit = '']) => total + Number(amount) * (UNITS[unit] ?? 0), 0);
}
