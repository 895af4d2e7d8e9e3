import { crashRun } from './crash-run.js';

jest.setTimeout(120_000);

describe('devnet, killed under load', () => {
  it('loses nothing it has acknowledged, whatever a crash leaves of its files', async () => {
    const plan = { kills: 3, seed: 20_261_122, clients: 10, longestRun: 600 };
    const { kills, acknowledged } = await crashRun(plan, () => undefined);
    expect(kills).toBe(3);
    expect(acknowledged).toBeGreaterThan(0);
  });
});
