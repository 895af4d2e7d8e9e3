import { Command, Option } from 'commander';
import { STATE_DATABASES, type StateDatabaseName } from '../ledger/state-database.js';
import { PRESETS } from '../presets/presets.js';
import type { ChannelArguments } from './channel-arguments.js';

/** What the command line says. */
export interface Arguments extends ChannelArguments {
  readonly preset?: string;
  readonly config?: string;
  readonly printConfig?: boolean;
  readonly organizations?: string;
  readonly data?: string;
  readonly stateDatabase?: StateDatabaseName;
  readonly reset?: boolean;
  readonly json?: boolean;
}

/** What was not said at all. */
const NOTHING: ChannelArguments = {
  channel: [],
  chaincode: [],
  collections: [],
  policy: [],
  chaincodeTls: [],
  initRequired: [],
  indexes: [],
};

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const PRESET_LIST = Object.entries(PRESETS).map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`);

const EXAMPLES = `
Presets:
${PRESET_LIST.join('\n')}

Examples:
  devnet --preset test-network --chaincode basic=localhost:9999
  devnet --preset single --channel one --channel two --chaincode two/basic=localhost:9999
  devnet --preset test-network --print-config > my.json    then: devnet --config my.json

All options of a config file: network/devnet/README.md
`;

/** Completes what commander has read. */
export function completed(args: Partial<Arguments>): Arguments {
  return { ...NOTHING, ...args };
}

/** The options, in the order in which somebody meets them. */
export function commandLine(): Command {
  return new Command('devnet')
    .description(
      'A small network that speaks Fabric’s own protocols: peers, CAs and an orderer in one process.',
    )
    .optionsGroup('Which network:')
    .option('--preset <name>', `a ready-made network: ${Object.keys(PRESETS).join(', ')}`)
    .option('--config <file>', 'a network described in JSON')
    .option('--print-config', 'print the network as JSON, for a --config file of one’s own, and end')
    .optionsGroup('What is on it (repeatable):')
    .option(
      '--channel <name>',
      'a channel in place of the described ones; NAME=MSPID,MSPID for some organisations only',
      collect,
    )
    .option(
      '--chaincode <name=host:port>',
      'a chaincode service; NAME=MSPID@HOST:PORT for one organisation; NAME for a chaincode that connects to the peers; ' +
        'CHANNEL/… for another channel than the first',
      collect,
    )
    .option(
      '--collections <name=file>',
      'private collections of a chaincode (collections_config.json)',
      collect,
    )
    .option('--policy <name=policy>', "endorsement policy of a chaincode, OR('Org1MSP.peer',…)", collect)
    .option(
      '--chaincode-tls <name=root.pem>',
      'a chaincode service over TLS: whom to believe; NAME=ROOT.pem,CERTIFICATE.pem,KEY.pem shows a certificate, too',
      collect,
    )
    .option('--init-required <name>', 'a chaincode whose versions must be initialised first', collect)
    .option(
      '--indexes <name=dir>',
      'folder of a chaincode, whose META-INF/statedb/couchdb has its indexes',
      collect,
    )
    .addOption(
      new Option(
        '--state-database <name>',
        'what peers keep their state in; JSON queries need CouchDB',
      ).choices(STATE_DATABASES),
    )
    .optionsGroup('Where it lives:')
    .option('--data <dir>', 'ledger (default: .data/devnet/<name>)')
    .option(
      '--organizations <dir>',
      'keys and certificates (default: where FABRIC_SAMPLES wants them, or in --data)',
    )
    .option('--reset', 'begin anew: removes ledger and keys')
    .optionsGroup('Other:')
    .option('--json', 'log in JSON')
    .helpOption('-h, --help', 'print this')
    .addHelpText('after', EXAMPLES)
    .enablePositionalOptions();
}
