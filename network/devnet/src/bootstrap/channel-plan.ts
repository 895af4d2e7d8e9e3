import { channelNameFault } from '../administration/channel-name.js';
import type { ChaincodeOptions, DevnetOptions } from '../options.js';

/** A channel to be there when the network has started. */
export interface PlannedChannel {
  readonly name: string;
  /** MSP ids of its first members. */
  readonly mspIds: readonly string[];
  readonly chaincodes: readonly ChaincodeOptions[];
}

/** Options that contradict each other; the message says which. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/**
 * The channels that the options ask for, whichever way they say it.
 *
 * @throws OptionsError
 */
export function plannedChannels(options: DevnetOptions): readonly PlannedChannel[] {
  const planned = options.channels === undefined ? onlyChannel(options) : severalChannels(options);
  planned.forEach(({ name }, index) => {
    if (channelNameFault(name) !== undefined) {
      throw new OptionsError(
        `${name} is no channel name: small letters, digits, dots and dashes, a letter first, at most 249`,
      );
    }
    if (planned.findIndex((other) => other.name === name) !== index) {
      throw new OptionsError(`channel ${name} is there twice`);
    }
  });
  planned.forEach((channel) => {
    checkReach(channel, options.organizations);
  });
  return planned;
}

/** A chaincode without address has to find one of the peers'. */
function checkReach(
  { name, mspIds, chaincodes }: PlannedChannel,
  organizations: DevnetOptions['organizations'],
): void {
  const closed = organizations.filter(
    ({ mspId, chaincodePort }) => mspIds.includes(mspId) && chaincodePort === undefined,
  );
  const [chaincode] = chaincodes.filter(({ addresses }) => addresses === undefined);
  if (chaincode !== undefined && closed.length > 0) {
    throw new OptionsError(
      `chaincode ${chaincode.name} on ${name} has no address, and cannot connect by itself to the peers of ` +
        `${closed.map(({ mspId }) => mspId).join(', ')}: they have no chaincodePort`,
    );
  }
}

function onlyChannel({ channel, chaincodes = [], organizations }: DevnetOptions): PlannedChannel[] {
  if (channel === undefined) {
    if (chaincodes.length > 0) {
      throw new OptionsError('chaincodes need a channel');
    }
    return [];
  }
  const members = organizations.filter(({ onChannel = true }) => onChannel);
  return [{ name: channel, mspIds: members.map(({ mspId }) => mspId), chaincodes }];
}

function severalChannels(options: DevnetOptions): PlannedChannel[] {
  if (options.channel !== undefined || options.chaincodes !== undefined) {
    throw new OptionsError(
      '`channel` and `chaincodes` are for one channel; with `channels` each has its own',
    );
  }
  const known = options.organizations.map(({ mspId }) => mspId);
  return (options.channels ?? []).map(({ name, organizations = known, chaincodes = [] }) => {
    const unknown = organizations.filter((mspId) => !known.includes(mspId));
    if (unknown.length > 0) {
      throw new OptionsError(
        `channel ${name}: no organisation ${unknown.join(', ')}; there are ${known.join(', ')}`,
      );
    }
    return { name, mspIds: organizations, chaincodes };
  });
}
