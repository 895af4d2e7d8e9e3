import { fixedDurationSchema as durationSchema } from '../charter/durations.js';
import { durationMs } from './duration.js';

test.each([
  ['PT30S', 30_000],
  ['P7D', 604_800_000],
  ['P1DT2H3M4S', 93_784_000],
  ['PT0S', 0],
])('%s is %d ms', (text, milliseconds) => {
  expect(durationSchema.safeParse(text).success).toBe(true);
  expect(durationMs(text)).toBe(milliseconds);
});

test.each(['P', 'PT', 'P1DT', '1D', 'P1M', 'P-1D', 'PT1.5S', ''])(
  '%j is no duration, neither to the schema nor to the arithmetic',
  (text) => {
    expect(durationSchema.safeParse(text).success).toBe(false);
    expect(() => durationMs(text)).toThrow(RangeError);
  },
);
