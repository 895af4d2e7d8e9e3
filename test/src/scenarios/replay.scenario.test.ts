import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@fabric-governance/launch/paths';
import { z } from 'zod';
import { explain } from '../replay/explanation.js';
import { reportSummary, reportTable } from '../replay/report.js';
import { runReplay } from '../replay/run.js';
import { printNetworks } from './stage.js';

const FILE = join(ROOT, 'test/data/hyperledger-toc-votes.json');

describe('recorded votes of a real consortium', () => {
  it('end on the ledger as they were recorded, under every track', async () => {
    printNetworks();
    const signal = new AbortController().signal;
    const { results, replaySeconds } = await runReplay({ file: FILE, onProgress: () => undefined, signal });
    process.stdout.write(`${reportTable(results)}\n${reportSummary(results, replaySeconds)}\n`);
    const { votes } = z
      .looseObject({ votes: z.array(z.looseObject({ under: z.record(z.string(), z.string()) })) })
      .parse(JSON.parse(readFileSync(FILE, 'utf8')));
    expect(results.map(({ outcome }) => outcome)).toEqual(
      votes.flatMap(({ under }) => ['meeting', 'electronic', 'amendment'].map((track) => under[track])),
    );
    expect(results.flatMap(({ differences }) => differences)).toEqual([]);
    const lifeCycle = results.find(
      ({ vote, trackId }) => vote.date === '2023-12-14' && trackId === 'amendment',
    );
    expect(lifeCycle && explain(lifeCycle.decision)).toBe(
      'threshold: at least 2/3 of all (11): 8 yes needed, 7 reached, not met',
    );
  }, 600_000);
});
