#!/usr/bin/env node
import { Command, Option } from 'commander';
import { withArguments, type ChannelArguments } from './command/channel-arguments.js';
import { readConfig } from './command/config-file.js';
import { consoleLog, jsonLog } from './command/console-log.js';
import { exportCommand } from './command/export-command.js';
import { chooseFolders, claimFolders, resetFolders } from './command/folders.js';
import { UsageError } from './command/usage-error.js';
import { STATE_DATABASES, type StateDatabaseName } from './ledger/state-database.js';
import type { Devnet, DevnetOptions } from './options.js';
import { isPreset, PRESETS } from './presets/presets.js';
import { startDevnet } from './start.js';

interface Arguments extends ChannelArguments {
  readonly preset?: string;
  readonly config?: string;
  readonly organizations?: string;
  readonly data?: string;
  readonly stateDatabase?: StateDatabaseName;
  readonly reset?: boolean;
  readonly json?: boolean;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const command = new Command('devnet')
  .description(
    'A small network that speaks Fabric’s own protocols: peers, CAs and an orderer in one process.',
  )
  .option('--preset <name>', `a ready-made network: ${Object.keys(PRESETS).join(', ')}`)
  .option('--config <file>', 'a network described in JSON')
  .option(
    '--organizations <dir>',
    'keys and certificates (default: where FABRIC_SAMPLES wants them, or in --data)',
  )
  .option('--data <dir>', 'ledger (default: .data/devnet/<name>)')
  .option(
    '--channel <name>',
    'a channel in place of the described ones; NAME=MSPID,MSPID for some organisations only',
    collect,
    [],
  )
  .option(
    '--chaincode <name=host:port>',
    'a chaincode service; NAME=MSPID@HOST:PORT for one organisation',
    collect,
    [],
  )
  .option(
    '--collections <name=file>',
    'private collections of a chaincode (collections_config.json)',
    collect,
    [],
  )
  .option('--policy <name=policy>', "endorsement policy of a chaincode, OR('Org1MSP.peer',…)", collect, [])
  .option(
    '--chaincode-tls <name=root.pem>',
    'a chaincode service over TLS: whom to believe; NAME=ROOT.pem,CERTIFICATE.pem,KEY.pem shows a certificate, too',
    collect,
    [],
  )
  .option('--init-required <name>', 'a chaincode whose versions must be initialised first', collect, [])
  .addOption(
    new Option(
      '--state-database <name>',
      'what peers keep their state in; JSON queries need CouchDB',
    ).choices(STATE_DATABASES),
  )
  .option(
    '--indexes <name=dir>',
    'folder of a chaincode, whose META-INF/statedb/couchdb has its indexes',
    collect,
    [],
  )
  .option('--reset', 'begin anew: removes ledger and keys')
  .option('--json', 'log in JSON')
  .enablePositionalOptions()
  .action(main);
command.addCommand(exportCommand(print));

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(args: Arguments): Promise<void> {
  const { name, network } = describedNetwork(args);
  const folders = chooseFolders(name, args, process.env['FABRIC_SAMPLES']);
  if (args.reset === true) {
    resetFolders(folders);
  }
  claimFolders(folders);
  const logger = args.json === true ? jsonLog() : consoleLog(print);
  const devnet = await startDevnet({ ...network, ...folders, logger });
  stopOnSignal(devnet);
  if (args.json === true) {
    const { channel, channels, organizations, orderer } = devnet;
    logger.info({ channel, channels, organizations, orderer }, 'ready');
  } else {
    describe(devnet);
  }
}

function describedNetwork(args: Arguments): { name: string; network: DevnetOptions } {
  if ((args.preset === undefined) === (args.config === undefined)) {
    throw new UsageError(`name a network: --preset ${Object.keys(PRESETS).join('|')}, or --config FILE`);
  }
  const described = args.config === undefined ? preset(args.preset ?? '') : readConfig(args.config);
  const { stateDatabase = described.stateDatabase } = args;
  const network = {
    ...withArguments(described, args),
    ...(stateDatabase !== undefined && { stateDatabase }),
  };
  return { name: args.preset ?? network.channels?.[0]?.name ?? 'devnet', network };
}

function preset(name: string): DevnetOptions {
  if (!isPreset(name)) {
    throw new UsageError(`no preset ${name}; there are ${Object.keys(PRESETS).join(', ')}`);
  }
  return PRESETS[name];
}

function describe(devnet: Devnet): void {
  print(`channels ${devnet.channels.join(', ')}, orderer ${devnet.orderer.address}`);
  for (const [mspId, organization] of Object.entries(devnet.organizations)) {
    print(`${mspId}  peer ${organization.peerAddress}  CA ${organization.caUrl}`);
    print(`  ${organization.connectionProfilePath}`);
  }
  print('ready; Ctrl-C stops');
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

command.parseAsync().catch(fail);
