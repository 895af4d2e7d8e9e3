#!/usr/bin/env node
import { commandLine, completed, type Arguments } from './command/command-line.js';
import { consoleLog, jsonLog } from './command/console-log.js';
import { describedNetwork } from './command/described-network.js';
import { exportCommand } from './command/export-command.js';
import { chooseFolders, claimFolders, resetFolders } from './command/folders.js';
import { summary } from './command/summary.js';
import { TurnWriter } from './command/turn-writer.js';
import type { Devnet } from './options.js';
import { startDevnet } from './start.js';

const output = new TurnWriter((text) => process.stdout.write(text));

function write(text: string): void {
  output.write(text);
}

function print(line: string): void {
  write(`${line}\n`);
}

async function main(args: Partial<Arguments>): Promise<void> {
  const { name, network } = describedNetwork(completed(args));
  if (args.printConfig === true) {
    print(JSON.stringify(network, null, 2));
    return;
  }
  const folders = chooseFolders(name, args, process.env['FABRIC_SAMPLES']);
  if (args.reset === true) {
    resetFolders(folders);
  }
  claimFolders(folders);
  const logger = args.json === true ? jsonLog(write) : consoleLog(print);
  const devnet = await startDevnet({ ...network, ...folders, logger });
  stopOnSignal(devnet);
  if (args.json === true) {
    const { channel, channels, organizations, orderer } = devnet;
    logger.info({ channel, channels, organizations, orderer }, 'ready');
  } else {
    summary(network, devnet, folders).forEach(print);
    print(`ready after ${(performance.now() / 1000).toFixed(1)} s; Ctrl-C stops`);
  }
}

function stopOnSignal(devnet: Devnet): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) {
      process.exit(130); // A second signal: the person does not want to wait.
    }
    stopping = true;
    devnet.stop().then(
      () => {
        process.exitCode = 0;
      },
      (error: unknown) => {
        fail(error);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`devnet: ${message}\n`);
  process.exitCode = 1;
}

commandLine().action(main).addCommand(exportCommand(print)).parseAsync().catch(fail);
