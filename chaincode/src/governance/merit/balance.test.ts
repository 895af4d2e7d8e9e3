import { fc } from '../../testing/properties.js';
import type { MeritRecord } from '../records/merit.js';
import { balanceOf } from './balance.js';
import { hasRoom } from './limit.js';

type Entry = Pick<MeritRecord, 'points' | 'at' | 'until'>;

const entry: fc.Arbitrary<Entry> = fc.record(
  { points: fc.integer({ min: -1000, max: 1000 }), at: fc.nat(100), until: fc.nat(100) },
  { requiredKeys: ['points', 'at'] },
);

test('a balance is the sum of its entries, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.nat(100), fc.nat(), (entries, now, turn) => {
      let sum = 0;
      for (const { points, at, until } of entries) {
        if (at <= now && (until ?? Infinity) > now) sum += points;
      }
      const cut = entries.length === 0 ? 0 : turn % entries.length;
      const turned = [...entries.slice(cut), ...entries.slice(0, cut)].reverse();
      expect(balanceOf(turned, now)).toBe(sum);
    }),
  );
});

test('points count from their moment on, and until just before the moment at which they end', () => {
  const entries = [{ points: 5, at: 10, until: 20 }];
  expect([9, 10, 19, 20].map((now) => balanceOf(entries, now))).toEqual([0, 5, 5, 0]);
});

test('no stretch as long as the period ever holds more entries than the limit, in whatever order they come', () => {
  const period = 10_000;
  const limit = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(fc.array(fc.nat(60_000), { maxLength: 30 }), limit, (moments, times) => {
      const taken: { at: number }[] = [];
      for (const at of moments) {
        const mostPer = { times, period: 'PT10S' };
        if (hasRoom({ mostPer }, taken, { at, rules: {} })) taken.push({ at });
      }
      for (const { at } of taken) {
        const within = taken.filter((one) => one.at >= at && one.at < at + period);
        expect(within.length).toBeLessThanOrEqual(times);
      }
      expect(taken.length).toBeGreaterThanOrEqual(Math.min(1, moments.length));
    }),
  );
});
