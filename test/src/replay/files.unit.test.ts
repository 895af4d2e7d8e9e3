import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { allDifferences } from './report.js';
import { runReplay } from './run.js';
import { MemoryStage } from './stage/memory-stage.js';

const FOLDER = join(__dirname, '../../data/replay');

/** Real charters with recorded votes, and every feature of a vote; each file says what must come out. */
test.each(readdirSync(FOLDER))(
  '%s ends as it says',
  async (name) => {
    const result = await runReplay({
      file: join(FOLDER, name),
      open: (script) => MemoryStage.found(script),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(allDifferences(result)).toEqual([]);
    if (result.script.refused === undefined) expect(result.played.votes.length).toBeGreaterThan(0);
  },
  120_000,
);
