import {
  BlockDataHashingStructure,
  HashingAlgorithm,
} from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import type { ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import {
  BatchSize,
  BatchTimeout,
  ChannelRestrictions,
  ConsensusType,
} from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import {
  ConfigMetadata,
  Consenter,
  Options,
} from '@hyperledger/fabric-protos/lib/orderer/etcdraft/configuration_pb.js';
import { utf8 } from '../bytes.js';
import { buildGroup, capabilities } from './group-builder.js';
import type { OrdererOrganisationDescription, OrganisationDescription } from './org-group.js';
import { ordererOrganisationGroup, organisationGroup } from './org-group.js';

const MEGABYTE = 1024 * 1024;
/** The data hash is over all envelopes at once, not a tree: Fabric allows no other width. */
const FLAT_HASH_WIDTH = 0xffffffff;

/** A Raft node: where the others reach it, and the certificates it shows them (PEM). */
export interface RaftConsenter {
  readonly host: string;
  readonly port: number;
  readonly clientTlsCertificate: string;
  readonly serverTlsCertificate: string;
}

/** When the orderer closes a block: whichever limit comes first. */
export interface BatchLimits {
  readonly maxMessages: number;
  readonly absoluteMaxBytes: number;
  readonly preferredMaxBytes: number;
  /** Go's notation: "2s", "10ms". */
  readonly timeout: string;
}

/** A channel to be. The key of each organisation is its group's name. */
export interface ChannelProfile {
  readonly ordererOrganisations: Readonly<Record<string, OrdererOrganisationDescription>>;
  readonly consenters: readonly RaftConsenter[];
  readonly applicationOrganisations: Readonly<Record<string, OrganisationDescription>>;
  /** What is left out is as in Fabric's test network: 10 messages, 99 MB, 512 KB, 2 s. */
  readonly batch?: Partial<BatchLimits>;
}

/** The root group of a channel ordered by Raft, with capabilities V2_0 and, for applications, V2_5. */
export function channelGroup(profile: ChannelProfile): ConfigGroup {
  const algorithm = new HashingAlgorithm();
  algorithm.setName('SHA256');
  const hashing = new BlockDataHashingStructure();
  hashing.setWidth(FLAT_HASH_WIDTH);
  return buildGroup({
    policies: DEFAULT_POLICIES,
    values: {
      HashingAlgorithm: algorithm,
      BlockDataHashingStructure: hashing,
      Capabilities: capabilities('V2_0'),
    },
    groups: { Orderer: ordererGroup(profile), Application: applicationGroup(profile) },
  });
}

const DEFAULT_POLICIES = {
  Readers: 'ANY Readers',
  Writers: 'ANY Writers',
  Admins: 'MAJORITY Admins',
} as const;

function ordererGroup(profile: ChannelProfile): ConfigGroup {
  const { maxMessages, absoluteMaxBytes, preferredMaxBytes, timeout } = {
    ...DEFAULT_BATCH,
    ...profile.batch,
  };
  const size = new BatchSize();
  size.setMaxMessageCount(maxMessages);
  size.setAbsoluteMaxBytes(absoluteMaxBytes);
  size.setPreferredMaxBytes(preferredMaxBytes);
  const batchTimeout = new BatchTimeout();
  batchTimeout.setTimeout(timeout);
  return buildGroup({
    policies: { ...DEFAULT_POLICIES, BlockValidation: 'ANY Writers' },
    values: {
      BatchSize: size,
      BatchTimeout: batchTimeout,
      ChannelRestrictions: new ChannelRestrictions(),
      Capabilities: capabilities('V2_0'),
      ConsensusType: raft(profile.consenters),
    },
    groups: mapValues(profile.ordererOrganisations, ordererOrganisationGroup),
  });
}

const DEFAULT_BATCH: BatchLimits = {
  maxMessages: 10,
  absoluteMaxBytes: 99 * MEGABYTE,
  preferredMaxBytes: 512 * 1024,
  timeout: '2s',
};

function applicationGroup(profile: ChannelProfile): ConfigGroup {
  return buildGroup({
    policies: {
      ...DEFAULT_POLICIES,
      LifecycleEndorsement: 'MAJORITY Endorsement',
      Endorsement: 'MAJORITY Endorsement',
    },
    values: { Capabilities: capabilities('V2_5') },
    groups: mapValues(profile.applicationOrganisations, organisationGroup),
  });
}

function raft(consenters: readonly RaftConsenter[]): ConsensusType {
  const options = new Options();
  options.setTickInterval('500ms');
  options.setElectionTick(10);
  options.setHeartbeatTick(1);
  options.setMaxInflightBlocks(5);
  options.setSnapshotIntervalSize(16 * MEGABYTE);
  const metadata = new ConfigMetadata();
  metadata.setConsentersList(consenters.map(consenterMessage));
  metadata.setOptions(options);
  const consensus = new ConsensusType();
  consensus.setType('etcdraft');
  consensus.setMetadata(metadata.serializeBinary());
  return consensus;
}

function consenterMessage(consenter: RaftConsenter): Consenter {
  const message = new Consenter();
  message.setHost(consenter.host);
  message.setPort(consenter.port);
  message.setClientTlsCert(utf8(consenter.clientTlsCertificate));
  message.setServerTlsCert(utf8(consenter.serverTlsCertificate));
  return message;
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, convert: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, convert(value)]));
}
