import { fc, runs } from '../../testing/properties.js';
import { dateText, parseDate } from './civil-date.js';
import { DAY, localMoment, momentOf, parseOffset, parseTimeOfDay, type LocalClock } from './local-time.js';

const HOUR = 3_600_000;
/** Central Europe in 2026: forward on 29 March, back on 25 October, both at 01:00 UTC. */
const BERLIN: LocalClock = {
  offset: HOUR,
  changes: [
    { from: Date.UTC(2026, 2, 29, 1), offset: 2 * HOUR },
    { from: Date.UTC(2026, 9, 25, 1), offset: HOUR },
  ],
};

function shown(at: number, clock = BERLIN): string {
  const { day, time } = localMoment(at, clock);
  return `${dateText(day)} ${time / HOUR}`;
}

function moment(date: string, hours: number, clock = BERLIN): number {
  return momentOf({ day: parseDate(date) ?? 0, time: hours * HOUR }, clock);
}

test('a wall clock shows UTC and its offset', () => {
  expect(shown(Date.UTC(2026, 0, 31, 23, 30))).toBe('2026-02-01 0.5');
  expect(shown(Date.UTC(2026, 6, 1, 12))).toBe('2026-07-01 14');
  expect(shown(Date.UTC(2026, 6, 1, 2), { offset: -3.5 * HOUR, changes: [] })).toBe('2026-06-30 22.5');
});

test('an hour that the clock skips begins when it skips', () => {
  expect(shown(Date.UTC(2026, 2, 29, 1))).toBe('2026-03-29 3');
  expect(moment('2026-03-29', 2.5)).toBe(Date.UTC(2026, 2, 29, 1));
});

test('in the hour that comes twice the clock stands still, and its times are those of the first', () => {
  expect(shown(Date.UTC(2026, 9, 25, 0, 30))).toBe('2026-10-25 2.5');
  expect(shown(Date.UTC(2026, 9, 25, 1, 30))).toBe('2026-10-25 3');
  expect(shown(Date.UTC(2026, 9, 25, 2, 30))).toBe('2026-10-25 3.5');
  expect(moment('2026-10-25', 2.5)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(moment('2026-10-25', 3)).toBe(Date.UTC(2026, 9, 25, 1));
  expect(moment('2026-10-25', 3.5)).toBe(Date.UTC(2026, 9, 25, 2, 30));
});

const clocks: fc.Arbitrary<LocalClock> = fc
  .record({
    offsets: fc.array(
      fc.integer({ min: -56, max: 56 }).map((quarters) => quarters * 15 * 60_000),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    gaps: fc.array(fc.integer({ min: 2 * DAY, max: 9 * DAY }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ offsets: [offset = 0, ...later], gaps }) => ({
    offset,
    changes: later.map((next, index) => ({
      from: gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0),
      offset: next,
    })),
  }));
const moments = fc.integer({ min: 0, max: 40 * DAY });

test('local time never runs backwards', () => {
  fc.assert(
    fc.property(clocks, moments, moments, (clock, left, right) => {
      const [earlier, later] = [Math.min(left, right), Math.max(left, right)];
      const local = (at: number): number => localMoment(at, clock).day * DAY + localMoment(at, clock).time;
      expect(local(earlier)).toBeLessThanOrEqual(local(later));
    }),
  );
});

test('the moment of a local time is the first at which it is reached', () => {
  fc.assert(
    fc.property(clocks, moments, (clock, at) => {
      const found = momentOf(localMoment(at, clock), clock);
      expect(found).toBeLessThanOrEqual(at);
      expect(localMoment(found, clock)).toEqual(localMoment(at, clock));
      const before = localMoment(found - 1, clock);
      const reached = localMoment(at, clock);
      expect(before.day * DAY + before.time).toBeLessThan(reached.day * DAY + reached.time);
    }),
    { numRuns: runs(500) },
  );
});

test('offsets and times of day as they are written', () => {
  expect(parseOffset('+08:00')).toBe(8 * HOUR);
  expect(parseOffset('-03:30')).toBe(-3.5 * HOUR);
  expect(parseTimeOfDay('17:30')).toBe(17.5 * HOUR);
  expect(parseTimeOfDay('24:00')).toBe(DAY);
});
