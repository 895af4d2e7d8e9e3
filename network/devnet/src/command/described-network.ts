import type { DevnetOptions } from '../options.js';
import { isPreset, PRESETS } from '../presets/presets.js';
import { withArguments } from './channel-arguments.js';
import type { Arguments } from './command-line.js';
import { readConfig } from './config-file.js';
import { UsageError } from './usage-error.js';

/** The network that somebody asks for, and what it is called. */
export interface DescribedNetwork {
  readonly name: string;
  readonly network: DevnetOptions;
}

/**
 * Takes the network from a preset or a file, and adds what the command line says.
 *
 * @throws UsageError
 */
export function describedNetwork(args: Arguments): DescribedNetwork {
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
  return PRESETS[name].network;
}
