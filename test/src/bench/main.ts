#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { readFileSync } from 'node:fs';
import { benchDevnet } from './devnet-bench.js';
import { startChaincode } from './devnet-process.js';
import { LoadProcess } from './load-process.js';
import { targetFromProfile } from './load-target.js';
import type { LoadAmount } from './load.js';
import { measure, type Measurement } from './measure.js';
import { processesNamed } from './process-usage.js';
import { reportLines, type BenchResult } from './report.js';

interface Options extends LoadAmount {
  readonly json?: boolean;
  readonly devnet: boolean;
  readonly profile?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly channel: string;
  readonly chaincode: string;
  readonly programs: string;
  readonly serve?: string;
  readonly packageId: string;
  readonly cpuProf?: string;
}

const command = new Command('bench')
  .description(
    'Measures devnet under load and, when it is given a profile, another network with the same load.',
  )
  .option('--transactions <number>', 'transactions to commit', count, 5000)
  .option('--clients <number>', 'transactions under way at one time', count, 200)
  .option('--connections <number>', 'TLS connections that the clients share', count, 1)
  .option('--no-devnet', 'measure only the other network')
  .option('--profile <file>', 'connection profile (JSON) of another network that runs')
  .option('--certificate <file>', 'whom to submit as there: certificate, PEM')
  .option('--key <file>', 'whom to submit as there: private key, PEM')
  .option('--channel <name>', 'channel there', 'mychannel')
  .option('--chaincode <name>', 'chaincode there, with the function put KEY VALUE', 'bench')
  .option(
    '--programs <names>',
    'names, or process ids, of the programs whose CPU time counts there',
    'peer,orderer',
  )
  .option('--serve <host:port>', 'only serve the chaincode, for the other network to be given')
  .option('--package-id <id>', 'package id of the served chaincode', 'bench:1')
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
  if (options.serve !== undefined) {
    await startChaincode(options.serve, options.packageId);
    return;
  }
  const client = await LoadProcess.start();
  try {
    const nodeOptions =
      options.cpuProf === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.cpuProf}`];
    const result: BenchResult = {
      devnet: options.devnet ? await benchDevnet(options, client, nodeOptions) : undefined,
      other: options.profile === undefined ? undefined : await benchOther(options.profile, options, client),
    };
    process.stdout.write(
      `${options.json === true ? JSON.stringify(result) : reportLines(result).join('\n')}\n`,
    );
    const failed = (result.devnet?.load.failed ?? 0) + (result.other?.load.failed ?? 0);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    client.stop();
  }
}

async function benchOther(profile: string, options: Options, client: LoadProcess): Promise<Measurement> {
  const { certificate, key, channel, chaincode } = options;
  if (certificate === undefined || key === undefined) {
    throw new Error('--profile needs --certificate and --key');
  }
  const target = targetFromProfile(readFileSync(profile, 'utf8'), {
    certificatePem: readFileSync(certificate, 'utf8'),
    privateKeyPem: readFileSync(key, 'utf8'),
    channel,
    chaincode,
  });
  const network = processesNamed(options.programs.split(','));
  return measure(target, { network, chaincode: [] }, { amount: options, client });
}

main(command.parse().opts<Options>()).catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
