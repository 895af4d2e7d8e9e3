#!/usr/bin/env node
import { relative } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { ConsortiumFileError } from '@fabric-governance/consortium/problem';
import { addressTable } from './address-table.js';
import { launch, type Launched } from './launch.js';
import { LaunchError } from './launch-error.js';
import { ROOT } from './paths.js';
import { terminalProgress } from './terminal.js';
import { onParentGone } from './parent-gone.js';

interface CommandLine {
  readonly file: string;
  readonly data?: string;
  readonly port?: number;
  readonly reset: boolean;
}

const program = new Command('npm start --')
  .description('Runs a whole consortium on this machine, founding it the first time. Ctrl-C stops it.')
  .option('--file <file>', 'the consortium file', relative(process.cwd(), `${ROOT}/network/consortium.yaml`))
  .option('--data <folder>', "where everything is kept (default: .data/<the file's name>)")
  .option('--port <number>', 'port of the landing page; the consoles take the ports after it', portNumber)
  .option('--reset', 'begin anew: delete the ledger, the keys and everything else kept from earlier', false)
  .action(async (options: CommandLine) => {
    await run(options);
  });

program.parseAsync().catch((error: unknown) => {
  say(error instanceof LaunchError || error instanceof ConsortiumFileError ? error.message : String(error));
  process.exit(1);
});

async function run({ file, data, port, reset }: CommandLine): Promise<void> {
  const began = Date.now();
  const stopping = new AbortController();
  const progress = await terminalProgress(say);
  const asked = askedToStop();
  void asked.then(() => {
    stopping.abort();
  });
  const launching = launch({
    file,
    dataDir: data,
    landingPort: port,
    reset,
    progress,
    signal: stopping.signal,
  });
  const launched = await Promise.race([launching, asked]);
  if (launched === undefined) {
    // What was starting is stopped by the signal; its complaint about that is no news.
    await launching.then(stop, () => undefined);
    say('Stopped.');
    process.exit(0);
  }
  say(`\nReady after ${((Date.now() - began) / 1000).toFixed(1)} s.\n\n${addressTable(launched)}\n`);
  say(`Open ${launched.landingUrl} and act as anyone. Ctrl-C stops everything; the ledger is kept.`);
  await asked;
  say('\nStopping …');
  await stop(launched);
  say('Stopped.');
  process.exit(0);
}

async function stop(launched: Launched): Promise<void> {
  await launched.stop();
}

/** Settles at the first Ctrl-C or other wish to end. At the second, everything is killed on the spot. */
function askedToStop(): Promise<undefined> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = (): void => {
      if (asked) {
        // Children are killed as this process exits.
        process.exit(130);
      }
      asked = true;
      resolve(undefined);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, ask);
    }
    onParentGone(() => {
      if (!asked) {
        ask();
      }
    });
  });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_000) {
    throw new InvalidArgumentError('Give a number from 1 to 65000.');
  }
  return port;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
