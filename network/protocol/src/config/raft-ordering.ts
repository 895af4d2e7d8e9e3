import { ConsensusType } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import {
  ConfigMetadata,
  Consenter,
  Options,
} from '@hyperledger/fabric-protos/lib/orderer/etcdraft/configuration_pb.js';
import { utf8 } from '../bytes.js';

/** A Raft node: where the others reach it, and the certificates it shows them (PEM). */
export interface RaftConsenter {
  readonly host: string;
  readonly port: number;
  readonly clientTlsCertificate: string;
  readonly serverTlsCertificate: string;
}

/** How fast Raft notices a lost leader. A follower stands for election after `electionTick` ticks without a heartbeat. */
export interface RaftTiming {
  /** Go's notation: "500ms". */
  readonly tickInterval: string;
  readonly electionTick: number;
  readonly heartbeatTick: number;
}

/** As in Fabric's own sample configuration. */
const DEFAULT_TIMING: RaftTiming = { tickInterval: '500ms', electionTick: 10, heartbeatTick: 1 };
const MAX_INFLIGHT_BLOCKS = 5;
const SNAPSHOT_INTERVAL_BYTES = 16 * 1024 * 1024;

/** The value `ConsensusType` of a channel ordered by Raft. */
export function raftConsensus(
  consenters: readonly RaftConsenter[],
  timing: Partial<RaftTiming> = {},
): ConsensusType {
  const { tickInterval, electionTick, heartbeatTick } = { ...DEFAULT_TIMING, ...timing };
  const options = new Options();
  options.setTickInterval(tickInterval);
  options.setElectionTick(electionTick);
  options.setHeartbeatTick(heartbeatTick);
  options.setMaxInflightBlocks(MAX_INFLIGHT_BLOCKS);
  options.setSnapshotIntervalSize(SNAPSHOT_INTERVAL_BYTES);
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
