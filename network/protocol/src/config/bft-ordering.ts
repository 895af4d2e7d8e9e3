import { Consenter, Orderers } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import { ConsensusType } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import { Options } from '@hyperledger/fabric-protos/lib/orderer/smartbft/configuration_pb.js';
import { utf8 } from '../bytes.js';
import { serializeIdentity } from '../identity.js';
import type { SignaturePolicy } from '../policy.js';
import type { RaftConsenter } from './raft-ordering.js';

/** A BFT orderer. Its blocks are signed by its identity, so the channel names that, too (PEM). */
export interface BftConsenter extends RaftConsenter {
  /** From 1 on; unique in the channel. Block signatures name their signer by it. */
  readonly id: number;
  readonly mspId: string;
  readonly certificate: string;
}

/** How fast BFT ordering cuts blocks and notices a leader that does not order. All in Go's notation: "50ms". */
export interface BftTiming {
  /** How long a leader waits for a block to fill; `BatchTimeout` has no effect here. */
  readonly batchInterval: string;
  /** A follower passes a request on to the leader after this, and asks for another leader after `complainAfter`. */
  readonly forwardAfter: string;
  readonly complainAfter: string;
  readonly heartbeatTimeout: string;
  readonly viewChangeResend: string;
  readonly viewChangeTimeout: string;
}

/** A lost leader is replaced within seconds, without churn on a slow machine. */
const DEFAULT_TIMING: BftTiming = {
  batchInterval: '50ms',
  forwardAfter: '1s',
  complainAfter: '4s',
  heartbeatTimeout: '10s',
  viewChangeResend: '2s',
  viewChangeTimeout: '10s',
};
const HEARTBEATS_PER_TIMEOUT = 10;
const INCOMING_BUFFER = 200;
const POOL_REQUESTS = 100_000;
const AUTO_REMOVE_AFTER = '3m';
const COLLECT_TIMEOUT = '1s';
const MAX_REQUEST_BYTES = 10 * 1024 * 1024;

/** The value `ConsensusType` of a channel ordered by BFT. The consenters stand apart, see {@link bftOrderers}. */
export function bftConsensus(timing: Partial<BftTiming> = {}): ConsensusType {
  const chosen = { ...DEFAULT_TIMING, ...timing };
  const options = new Options();
  options.setRequestBatchMaxInterval(chosen.batchInterval);
  options.setIncomingMessageBufferSize(INCOMING_BUFFER);
  options.setRequestPoolSize(POOL_REQUESTS);
  options.setRequestForwardTimeout(chosen.forwardAfter);
  options.setRequestComplainTimeout(chosen.complainAfter);
  options.setRequestAutoRemoveTimeout(AUTO_REMOVE_AFTER);
  options.setRequestMaxBytes(MAX_REQUEST_BYTES);
  options.setViewChangeResendInterval(chosen.viewChangeResend);
  options.setViewChangeTimeout(chosen.viewChangeTimeout);
  options.setLeaderHeartbeatTimeout(chosen.heartbeatTimeout);
  options.setLeaderHeartbeatCount(HEARTBEATS_PER_TIMEOUT);
  options.setCollectTimeout(COLLECT_TIMEOUT);
  options.setLeaderRotation(Options.Rotation.ROTATION_OFF);
  const consensus = new ConsensusType();
  consensus.setType('BFT');
  consensus.setMetadata(options.serializeBinary());
  return consensus;
}

/** The value `Orderers`: who takes part in ordering. */
export function bftOrderers(consenters: readonly BftConsenter[]): Orderers {
  const message = new Orderers();
  message.setConsenterMappingList(
    consenters.map((consenter) => {
      const entry = new Consenter();
      entry.setId(consenter.id);
      entry.setHost(consenter.host);
      entry.setPort(consenter.port);
      entry.setMspId(consenter.mspId);
      entry.setIdentity(utf8(consenter.certificate));
      entry.setClientTlsCert(utf8(consenter.clientTlsCertificate));
      entry.setServerTlsCert(utf8(consenter.serverTlsCertificate));
      return entry;
    }),
  );
  return message;
}

/** How many of `total` BFT orderers must sign a block: more than any two groups can share with the faulty ones. */
export function bftQuorum(total: number): number {
  const faulty = Math.floor((total - 1) / 3);
  return Math.ceil((total + faulty + 1) / 2);
}

/** The policy `BlockValidation` of a BFT channel: signatures of a quorum of the orderers by name. */
export function bftBlockValidation(consenters: readonly BftConsenter[]): SignaturePolicy {
  return {
    kind: 'signature',
    rule: {
      kind: 'out-of',
      n: bftQuorum(consenters.length),
      rules: consenters.map((_consenter, principal) => ({ kind: 'signed-by', principal })),
    },
    principals: consenters.map(({ mspId, certificate }) => ({
      kind: 'identity',
      identity: serializeIdentity(mspId, certificate),
    })),
  };
}
