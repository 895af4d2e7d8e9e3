import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@fabric-governance/launch/paths';
import { z } from 'zod';
import { allDifferences, reportSummary, reportText } from '../replay/report.js';
import { runReplay } from '../replay/run.js';
import { DevnetStage } from '../replay/stage/devnet-stage.js';

const FILE = join(ROOT, 'test/data/hyperledger-toc-votes.json');
const WORDS: Readonly<Record<string, string>> = { passed: 'approved' };

describe('recorded votes of a real consortium, on devnet', () => {
  it('end on the ledger as they were recorded, under every track', async () => {
    const signal = new AbortController().signal;
    const result = await runReplay({
      file: FILE,
      open: (script) => DevnetStage.found({ script, signal }),
      onProgress: () => undefined,
      signal,
    });
    process.stdout.write(`${reportText(result, 'en')}\n${reportSummary(result)}\n`);
    const { votes } = z
      .looseObject({ votes: z.array(z.looseObject({ under: z.record(z.string(), z.string()) })) })
      .parse(JSON.parse(readFileSync(FILE, 'utf8')));
    expect(result.played.votes.map(({ decision }) => decision?.outcome)).toEqual(
      votes.flatMap(({ under }) =>
        ['meeting', 'electronic', 'amendment'].map((track) => WORDS[under[track] ?? ''] ?? under[track]),
      ),
    );
    expect(allDifferences(result)).toEqual([]);
  }, 600_000);

  it('follow the clock of a file through holds and extensions', async () => {
    const signal = new AbortController().signal;
    const result = await runReplay({
      file: join(ROOT, 'test/data/replay/holds-and-extensions.yaml'),
      open: (script) => DevnetStage.found({ script, signal }),
      onProgress: () => undefined,
      signal,
    });
    expect(allDifferences(result)).toEqual([]);
  }, 600_000);
});
