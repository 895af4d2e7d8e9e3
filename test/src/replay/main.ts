#!/usr/bin/env node
import { Argument, Command, Option } from 'commander';
import { allDifferences, reportJson, reportSummary, reportText } from './report.js';
import { runReplay, type OpenStage } from './run.js';

/**
 * Where a file can be played. Only the one that is asked for is loaded: devnet and the shim that the run in memory uses do not share a
 * process.
 */
const NETWORKS = {
  memory: async (script) => (await import('./stage/memory-stage.js')).MemoryStage.found(script),
  devnet: async (script, signal) =>
    (await import('./stage/devnet-stage.js')).DevnetStage.found({ script, signal }),
} as const satisfies Record<string, OpenStage>;

interface Options {
  readonly network: keyof typeof NETWORKS;
  readonly charter?: string;
  readonly json?: boolean;
  readonly language: 'en' | 'zh';
}

const program = new Command('replay')
  .description(
    'Plays the votes of a file under its charter and compares what the ledger decides with what the file expects.',
  )
  .addArgument(
    new Argument(
      '<file>',
      'a replay file (docs/replay-format.md), or recorded counts such as test/data/hyperledger-toc-votes.json',
    ),
  )
  .addOption(
    new Option(
      '--network <name>',
      "memory: the chaincode's contracts in this process, with the file's own clock; devnet: a whole consortium with its gateways and keys",
    )
      .choices(Object.keys(NETWORKS))
      .default('memory'),
  )
  .option(
    '--charter <file>',
    "for recorded counts: the charter's rules (default: network/charters/hyperledger-toc.yaml)",
  )
  .addOption(new Option('--language <language>', 'of the explanations').choices(['en', 'zh']).default('en'))
  .option('--json', 'print every decision with its explanation as JSON')
  .action(async (file: string, { network, charter, json, language }: Options) => {
    const stop = new AbortController();
    process.once('SIGINT', () => {
      stop.abort();
    });
    const onProgress = (line: string): void => {
      process.stderr.write(`${line}\n`);
    };
    const open = NETWORKS[network];
    const result = await runReplay({ file, open, charter, onProgress, signal: stop.signal });
    const text =
      json === true ? reportJson(result) : `${reportText(result, language)}${reportSummary(result)}`;
    process.stdout.write(`${text}\n`);
    const different = allDifferences(result);
    if (different.length > 0) process.exitCode = 1;
    if (json !== true) {
      for (const { vote, differences } of different) {
        if (vote === '') process.stdout.write(differences.map((one) => `difference: ${one}\n`).join(''));
      }
    }
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
