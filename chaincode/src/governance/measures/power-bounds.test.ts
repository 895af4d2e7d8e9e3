/** How much the indices of power take, by processor time: apart from the others, since mutation testing leaves it out. */
import { power, sumOf, unlikeWeights, weighted } from '../../testing/games.js';
import { powerOf } from './power-indices.js';
import { ratioOf } from './ratio.js';

test('thirty members whose coalitions all weigh differently are exact within the bound', () => {
  const weights = unlikeWeights(30);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  const started = process.cpuUsage();
  const { players } = power(weighted(Math.floor(half) + 1, ...weights));
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
  expect(sumOf(players.map(({ shapleyShubik }) => shapleyShubik))).toEqual(ratioOf(1, 1));
});

test('a hundred members with weights up to 50 are exact, in counts far beyond 2^53', () => {
  const weights = Array.from({ length: 100 }, (_, index) => 1 + ((index * 37) % 50));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const started = process.cpuUsage();
  const { players, winningCoalitions } = power(weighted(Math.floor(total / 2) + 1, ...weights));
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(20_000);
  expect(winningCoalitions).toBeGreaterThan(2n ** 98n);
  expect(winningCoalitions).toBeLessThan(2n ** 99n + 1n);
  expect(players).toHaveLength(100);
});

test('what would take too long is refused, not attempted', () => {
  const weights = unlikeWeights(60);
  expect(powerOf(weighted(10_000_000, ...weights))).toEqual({
    ok: false,
    refusal: { code: 'POWER_TOO_COMPLEX', params: { players: 60 } },
  });
});
