import { OptionsError, plannedChannels } from '../bootstrap/channel-plan.js';
import type { ChannelOptions, DevnetOptions } from '../options.js';
import { chaincodesFrom, type ChaincodeArguments } from './chaincode-arguments.js';
import { UsageError } from './usage-error.js';

/** What the command line says about channels and what is on them. */
export interface ChannelArguments extends ChaincodeArguments {
  /** `NAME`, or `NAME=MSPID,MSPID` for some of the organisations only. */
  readonly channel: readonly string[];
}

/**
 * Adds to a described network what the command line says: channels in place of the described ones, and chaincodes.
 *
 * @throws UsageError
 */
export function withArguments(described: DevnetOptions, args: ChannelArguments): DevnetOptions {
  const mspIds = described.organizations.map(({ mspId }) => mspId);
  const channels = args.channel.length > 0 ? args.channel.map(channelFrom) : describedChannels(described);
  const added = chaincodesFrom(args, { mspIds, channels: channels.map(({ name }) => name) });
  const complete: Changeable<DevnetOptions> = {
    ...described,
    channels: channels.map((channel) => ({
      ...channel,
      chaincodes: [...(channel.chaincodes ?? []), ...(added.get(channel.name) ?? [])],
    })),
  };
  delete complete.channel;
  delete complete.chaincodes;
  describedChannels(complete); // Says what is wrong with it.
  return complete;
}

type Changeable<Type> = { -readonly [Property in keyof Type]: Type[Property] };

function describedChannels(options: DevnetOptions): ChannelOptions[] {
  try {
    return plannedChannels(options).map(({ name, mspIds, chaincodes }) => ({
      name,
      organizations: mspIds,
      chaincodes,
    }));
  } catch (error) {
    throw error instanceof OptionsError ? new UsageError(error.message, { cause: error }) : error;
  }
}

function channelFrom(text: string): ChannelOptions {
  const [name = '', members] = text.split('=');
  if (name === '' || members === '') {
    throw new UsageError(`--channel ${text}: expected NAME or NAME=MSPID,MSPID`);
  }
  return { name, ...(members !== undefined && { organizations: members.split(',') }) };
}
