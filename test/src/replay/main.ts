#!/usr/bin/env node
import { Command } from 'commander';
import { reportJson, reportSummary, reportTable } from './report.js';
import { runReplay } from './run.js';

interface Options {
  readonly charter?: string;
  readonly json?: boolean;
}

const program = new Command('replay')
  .description(
    'Replays recorded votes of a real body on a consortium of its size, under every track of the charter, and compares the outcomes.',
  )
  .argument('<file>', 'recorded votes, shaped like test/data/hyperledger-toc-votes.json')
  .option('--charter <file>', "the charter's rules (default: network/charters/hyperledger-toc.yaml)")
  .option('--json', 'print the result as JSON')
  .action(async (file: string, { charter, json }: Options) => {
    const stop = new AbortController();
    process.once('SIGINT', () => {
      stop.abort();
    });
    const onProgress = (line: string): void => {
      process.stderr.write(`${line}\n`);
    };
    const { results, replaySeconds } = await runReplay({ file, charter, onProgress, signal: stop.signal });
    const lines = [
      'Early decision is switched off here, so that every recorded ballot is cast and counted.',
      '',
      reportTable(results),
      reportSummary(results, replaySeconds),
    ];
    process.stdout.write(`${json === true ? reportJson(results, replaySeconds) : lines.join('\n')}\n`);
    if (results.some(({ differences }) => differences.length > 0)) process.exitCode = 1;
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
