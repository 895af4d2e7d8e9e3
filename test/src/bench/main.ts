#!/usr/bin/env node
// @peculiar/x509 needs it before anything else.
import 'reflect-metadata';
import { Command, InvalidArgumentError } from 'commander';
import { benchDevnet } from './devnet-bench.js';
import { benchFabric } from './fabric-bench.js';
import { LoadProcess } from './load-process.js';
import type { LoadAmount } from './load.js';
import { reportLines, type BenchResult } from './report.js';

interface Options extends LoadAmount {
  readonly json?: boolean;
  readonly fabric?: boolean;
  readonly cpuProf?: string;
}

const command = new Command('bench')
  .description('Measures devnet under load and, where it is asked to, real Fabric with the same load.')
  .option('--transactions <number>', 'transactions to commit', count, 5000)
  .option('--clients <number>', 'transactions under way at one time', count, 200)
  .option('--connections <number>', 'TLS connections that the clients share', count, 1)
  .option('--fabric', 'measure real Fabric (FABRIC_BIN or PATH), too: one orderer, two peers')
  .option('--cpu-prof <dir>', 'write a CPU profile of devnet into this folder')
  .option('--json', 'print the result as JSON');

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new InvalidArgumentError('expected a whole number above 0');
  }
  return number;
}

async function main(options: Options): Promise<void> {
  const client = await LoadProcess.start();
  try {
    const nodeOptions =
      options.cpuProf === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.cpuProf}`];
    const result: BenchResult = {
      devnet: await benchDevnet(options, client, nodeOptions),
      other: options.fabric === true ? await benchFabric(options, client) : undefined,
    };
    process.stdout.write(
      `${options.json === true ? JSON.stringify(result) : reportLines(result).join('\n')}\n`,
    );
    const failed = result.devnet.load.failed + (result.other?.load.failed ?? 0);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    client.stop();
  }
}

main(command.parse().opts<Options>()).catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
