import {
  BlockDataHashingStructure,
  HashingAlgorithm,
} from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import type { ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import {
  BatchSize,
  BatchTimeout,
  ChannelRestrictions,
} from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import {
  bftBlockValidation,
  bftConsensus,
  type BftConsenter,
  bftOrderers,
  type BftTiming,
} from './bft-ordering.js';
import { closeBlockStreams } from './block-streams.js';
import { buildGroup, capabilities, setPolicy, setValue } from './group-builder.js';
import type { OrdererOrganisationDescription, OrganisationDescription } from './org-group.js';
import { ordererOrganisationGroup, organisationGroup } from './org-group.js';
import { raftConsensus, type RaftConsenter, type RaftTiming } from './raft-ordering.js';

const MEGABYTE = 1024 * 1024;
/** The data hash is over all envelopes at once, not a tree: Fabric allows no other width. */
const FLAT_HASH_WIDTH = 0xffffffff;

/** When the orderer closes a block: whichever limit comes first. */
export interface BatchLimits {
  readonly maxMessages: number;
  readonly absoluteMaxBytes: number;
  readonly preferredMaxBytes: number;
  /** Go's notation: "2s", "10ms". */
  readonly timeout: string;
}

/** A channel to be. The key of each organisation is its group's name. */
export type ChannelProfile = ChannelMembers & (RaftOrdering | BftOrdering);

interface ChannelMembers {
  readonly ordererOrganisations: Readonly<Record<string, OrdererOrganisationDescription>>;
  readonly applicationOrganisations: Readonly<Record<string, OrganisationDescription>>;
  /**
   * The members decide when blocks are closed, by the policy of the application's Admins; left out, as configtxgen has it: those who run the
   * orderers do.
   */
  readonly membersSetBlockLimits?: boolean;
  /** Peers stream blocks to nobody, lest private data go with them (`closeBlockStreams`); left out, as configtxgen has it: to every reader. */
  readonly peersStreamNoBlocks?: boolean;
  /** What is left out is as in Fabric's test network: 10 messages, 99 MB, 512 KB, 2 s. */
  readonly batch?: Partial<BatchLimits>;
}

/** Ordering that survives crashes. */
interface RaftOrdering {
  readonly consenters: readonly RaftConsenter[];
  readonly raft?: Partial<RaftTiming>;
  readonly bft?: undefined;
}

/** Ordering that survives orderers which lie; Fabric 3 only. */
interface BftOrdering {
  readonly bft: { readonly consenters: readonly BftConsenter[]; readonly timing?: Partial<BftTiming> };
}

/** The root group of a channel, with capabilities V2_0 (V3_0 for BFT) and, for applications, V2_5. */
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
      Capabilities: capabilities(profile.bft === undefined ? 'V2_0' : 'V3_0'),
    },
    groups: { Orderer: ordererGroup(profile), Application: applicationGroup(profile) },
  });
}

const DEFAULT_POLICIES = {
  Readers: 'ANY Readers',
  Writers: 'ANY Writers',
  Admins: 'MAJORITY Admins',
} as const;

const BLOCK_LIMITS = ['BatchSize', 'BatchTimeout'] as const;
const MEMBERS_ADMINS = '/Channel/Application/Admins';

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
  const group = buildGroup({
    policies: { ...DEFAULT_POLICIES, BlockValidation: 'ANY Writers' },
    values: {
      BatchSize: size,
      BatchTimeout: batchTimeout,
      ChannelRestrictions: new ChannelRestrictions(),
      Capabilities: capabilities('V2_0'),
    },
    groups: mapValues(profile.ordererOrganisations, ordererOrganisationGroup),
  });
  setConsensus(group, profile);
  if (profile.membersSetBlockLimits === true) {
    for (const name of BLOCK_LIMITS) group.getValuesMap().get(name)?.setModPolicy(MEMBERS_ADMINS);
  }
  return group;
}

function setConsensus(group: ConfigGroup, profile: ChannelProfile): void {
  if (profile.bft === undefined) {
    setValue(group, 'ConsensusType', raftConsensus(profile.consenters, profile.raft));
    return;
  }
  const { consenters, timing } = profile.bft;
  setValue(group, 'ConsensusType', bftConsensus(timing));
  setValue(group, 'Orderers', bftOrderers(consenters));
  setPolicy(group, 'BlockValidation', bftBlockValidation(consenters));
}

const DEFAULT_BATCH: BatchLimits = {
  maxMessages: 10,
  absoluteMaxBytes: 99 * MEGABYTE,
  preferredMaxBytes: 512 * 1024,
  timeout: '2s',
};

function applicationGroup(profile: ChannelProfile): ConfigGroup {
  const group = buildGroup({
    policies: {
      ...DEFAULT_POLICIES,
      LifecycleEndorsement: 'MAJORITY Endorsement',
      Endorsement: 'MAJORITY Endorsement',
    },
    values: { Capabilities: capabilities('V2_5') },
    groups: mapValues(profile.applicationOrganisations, organisationGroup),
  });
  if (profile.peersStreamNoBlocks === true) closeBlockStreams(group);
  return group;
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, convert: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, convert(value)]));
}
