#!/usr/bin/env node
import { relative } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { ConsortiumFileError } from '@fabric-governance/consortium/problem';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { terminalProgress } from '@fabric-governance/launch/terminal';
import { composeCommand, type ComposeWishes, CONSORTIUM_FILE, IMAGES } from './commands/compose.js';
import { downCommand, resetCommand } from './commands/down.js';
import { logsCommand } from './commands/logs.js';
import { say } from './commands/reporting.js';
import { restartCommand } from './commands/restart.js';
import { setupCommand, type SetupWishes } from './commands/setup.js';
import { statusCommand } from './commands/status.js';
import { upCommand } from './commands/up.js';
import { watchCommand } from './commands/watch.js';
import type { NetworkOptions } from './prepare-network.js';

const LINES = 100;

const program = new Command('npm run fabric --')
  .description('The consortium on a real Hyperledger Fabric network on this machine, in the background.')
  .option('--file <file>', 'the consortium file', relative(process.cwd(), CONSORTIUM_FILE))
  .option('--data <folder>', "where everything is kept (default: .data/fabric-<the file's name>)");

const options = (): NetworkOptions => {
  const { file, data } = program.opts<{ readonly file: string; readonly data?: string }>();
  return { file, dataDir: data };
};

program
  .command('up')
  .description('bring up whatever is not up, founding the network the first time; safe to repeat at any time')
  .action(async () => {
    await upCommand(options(), await terminalProgress(say));
  });
program
  .command('down')
  .description('stop everything; the ledger and the keys are kept')
  .action(async () => {
    await downCommand(options(), await terminalProgress(say));
  });
program
  .command('status')
  .description('every process, and how many blocks every peer and orderer has')
  .option('--json', 'machine-readable')
  .action(async ({ json }: { readonly json?: boolean }) => {
    process.stdout.write(await statusCommand(options(), json === true));
  });
program
  .command('logs')
  .description('the log of one process')
  .argument('<node>', 'as `status` names it')
  .option('-n, --lines <number>', 'how many of the last lines', wholeNumber, LINES)
  .option('-f, --follow', 'go on until Ctrl-C', false)
  .action((node: string, wishes: { readonly lines: number; readonly follow: boolean }) => {
    logsCommand(options(), node, wishes);
  });
program
  .command('restart')
  .description('stop one process and start it again')
  .argument('<node>', 'as `status` names it')
  .action(async (node: string) => {
    await restartCommand(options(), node, await terminalProgress(say));
  });
program
  .command('watch')
  .description('start again whatever process dies, until Ctrl-C; the network goes on without it then')
  .action(async () => {
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stop.abort();
      });
    }
    await watchCommand(options(), await terminalProgress(say), stop.signal);
  });
program
  .command('reset')
  .description('stop everything and delete the ledger, the keys and everything else of this network')
  .action(async () => {
    await resetCommand(options(), await terminalProgress(say));
  });

program
  .command('compose')
  .description('write a compose file that runs the same network from the official images')
  .option('--fabric <version>', 'version of the images of peer and orderer', IMAGES.fabric)
  .option('--ca <version>', 'version of the image of fabric-ca', IMAGES.ca)
  .option(
    '--out <file>',
    'where to write it (default: docker-compose.yaml here, for another consortium file under .data)',
  )
  .action((wishes: ComposeWishes) => {
    composeCommand(options().file, wishes);
  });
program
  .command('setup', { hidden: true })
  .description('what the compose file calls between the starts of its containers')
  .argument('<phase>')
  .requiredOption('--fabric <version>')
  .requiredOption('--ca <version>')
  .option('--builder <folder>')
  .option('--plan <digest>')
  .option('--one-machine', 'without containers', false)
  .action(async (phase: string, wishes: SetupWishes) => {
    await setupCommand(options(), phase, wishes);
  });

program.parseAsync().catch((error: unknown) => {
  say(error instanceof LaunchError || error instanceof ConsortiumFileError ? error.message : String(error));
  process.exitCode = 1;
});

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('Give a whole number.');
  return number;
}
