import { decode, type MessageType } from '@fabric-governance/protocol/message';
import {
  BlockDataHashingStructure,
  Capabilities,
  Consortium,
  HashingAlgorithm,
  OrdererAddresses,
} from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import type { Config, ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { MSPConfig } from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import {
  BatchSize,
  BatchTimeout,
  ChannelRestrictions,
  ConsensusType,
  KafkaBrokers,
} from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import { ACLs, AnchorPeers } from '@hyperledger/fabric-protos/lib/peer/configuration_pb.js';
import type { Message } from 'google-protobuf';
import { parseGoDuration } from '@fabric-governance/protocol/go-duration';
import { ConfigUpdateError } from './config-update-error.js';

/** The kinds of groups that a configuration has, and the values that each may hold. */
const VALUES = {
  Channel: { HashingAlgorithm, BlockDataHashingStructure, OrdererAddresses, Consortium, Capabilities },
  Orderer: { ConsensusType, BatchSize, BatchTimeout, KafkaBrokers, ChannelRestrictions, Capabilities },
  Application: { ACLs, Capabilities },
  OrdererOrganisation: { Endpoints: OrdererAddresses, MSP: MSPConfig },
  ApplicationOrganisation: { AnchorPeers, MSP: MSPConfig },
} as const;

type GroupKind = keyof typeof VALUES;

/** The data hash is over all envelopes at once: Fabric allows no other width. */
const FLAT_HASH_WIDTH = 0xffffffff;
/** Fabric has SHA3_256 for the one that devnet lacks. */
const HASHING = 'SHA256';

/**
 * Checks each value of a configuration by itself, and that there are none that have no meaning.
 *
 * @throws ConfigUpdateError in Fabric's words
 */
export function checkValues(config: Config): void {
  const channel = config.getChannelGroup();
  if (channel === undefined) {
    throw new ConfigUpdateError('config must contain a channel group');
  }
  prefixed('initializing channelconfig failed', () => {
    checkKeys('Channel', channel);
    checkChannel(channel);
    channel.getGroupsMap().forEach((group: ConfigGroup, name: string) => {
      prefixed(`could not create channel ${name} sub-group config`, () => {
        checkSection(name, group);
      });
    });
  });
}

function checkSection(name: string, group: ConfigGroup): void {
  if (name !== 'Orderer' && name !== 'Application') {
    throw new ConfigUpdateError(`Disallowed channel group: ${name}`);
  }
  checkKeys(name, group);
  if (name === 'Orderer') {
    checkBatchSize(valueOf(group, 'BatchSize', BatchSize));
    checkBatchTimeout(valueOf(group, 'BatchTimeout', BatchTimeout).getTimeout());
  }
  group.getGroupsMap().forEach((organisation: ConfigGroup) => {
    if (organisation.getGroupsMap().getLength() > 0) {
      throw new ConfigUpdateError(
        `${name === 'Orderer' ? 'OrdererOrg' : 'ApplicationOrg'} config does not allow sub-groups`,
      );
    }
    checkKeys(`${name}Organisation`, organisation);
  });
}

function checkKeys(kind: GroupKind, group: ConfigGroup): void {
  const known: Readonly<Record<string, { deserializeBinary(bytes: Uint8Array): unknown }>> = VALUES[kind];
  group.getValuesMap().forEach((value, key: string) => {
    const type = Object.hasOwn(known, key) ? known[key] : undefined;
    if (type === undefined) {
      throw new ConfigUpdateError(`failed to deserialize values: Unexpected key ${key}`);
    }
    try {
      type.deserializeBinary(value.getValue_asU8());
    } catch (cause) {
      throw new ConfigUpdateError(
        'failed to deserialize values: proto: cannot parse invalid wire-format data',
        { cause },
      );
    }
  });
}

function checkChannel(channel: ConfigGroup): void {
  const hashing = valueOf(channel, 'HashingAlgorithm', HashingAlgorithm).getName();
  if (hashing !== HASHING) {
    throw new ConfigUpdateError(`Unknown hashing algorithm type: ${hashing}`);
  }
  if (
    valueOf(channel, 'BlockDataHashingStructure', BlockDataHashingStructure).getWidth() !== FLAT_HASH_WIDTH
  ) {
    throw new ConfigUpdateError('BlockDataHashStructure width only supported at MaxUint32 in this version');
  }
}

function checkBatchSize(size: BatchSize): void {
  const [count, absolute, preferred] = [
    size.getMaxMessageCount(),
    size.getAbsoluteMaxBytes(),
    size.getPreferredMaxBytes(),
  ];
  for (const [name, value] of [
    ['max message count', count],
    ['absolute max bytes', absolute],
    ['preferred max bytes', preferred],
  ] as const) {
    if (value === 0) {
      throw new ConfigUpdateError(`Attempted to set the batch size ${name} to an invalid value: 0`);
    }
  }
  if (preferred > absolute) {
    throw new ConfigUpdateError(
      `Attempted to set the batch size preferred max bytes (${preferred}) greater than the absolute max bytes ` +
        `(${absolute}).`,
    );
  }
}

function checkBatchTimeout(timeout: string): void {
  const negative = timeout.startsWith('-');
  let milliseconds: number;
  try {
    milliseconds = parseGoDuration(negative ? timeout.slice(1) : timeout);
  } catch (cause) {
    throw new ConfigUpdateError(
      `Attempted to set the batch timeout to a invalid value: time: invalid duration ${JSON.stringify(timeout)}`,
      { cause },
    );
  }
  if (negative || milliseconds === 0) {
    throw new ConfigUpdateError(`Attempted to set the batch timeout to a non-positive value: ${timeout}`);
  }
}

/** A value that is not there reads as an empty message, as in Fabric. */
function valueOf<Type extends Message>(group: ConfigGroup, key: string, type: MessageType<Type>): Type {
  return decode(type, group.getValuesMap().get(key)?.getValue_asU8() ?? new Uint8Array());
}

function prefixed(words: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof ConfigUpdateError
      ? new ConfigUpdateError(`${words}: ${error.message}`, { cause: error })
      : error;
  }
}
