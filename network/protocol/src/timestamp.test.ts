import fc from 'fast-check';
import { millisecondsOf, timestampMessage, wireTime, wireTimeOf } from './timestamp.js';

it('keeps whole milliseconds, also before 1970', () => {
  fc.assert(
    fc.property(fc.integer({ min: -8e12, max: 8e12 }), (milliseconds) => {
      const time = wireTimeOf(milliseconds);
      expect(time.nanos).toBeGreaterThanOrEqual(0);
      expect(time.nanos).toBeLessThan(1_000_000_000);
      expect(millisecondsOf(time)).toBe(milliseconds);
      expect(wireTime(timestampMessage(time))).toEqual(time);
    }),
  );
  expect(wireTime(undefined)).toBeUndefined();
});
