import fc from 'fast-check';

/** How many times as often as usual each property is tried: `npm run test:deep` sets it. */
const FACTOR = Number(process.env['PROPERTY_FACTOR'] ?? '1');

// Seeded, so that `npm test` tries the same today and tomorrow; a failure prints the seed and the path to the case found.
fc.configureGlobal({
  seed: Number(process.env['PROPERTY_SEED'] ?? '20260105'),
  numRuns: runs(100),
});
jest.setTimeout(60_000 * Math.max(1, FACTOR));

/** How often a property is tried that is tried so often in `npm test`. */
export function runs(usual: number): number {
  return Math.ceil(usual * FACTOR);
}

export { fc };
