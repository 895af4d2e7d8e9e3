import type { peer } from '@hyperledger/fabric-protos';
import type { Simulator } from '../ledger/simulator.js';
import type { PeerNode } from './peer-node.js';
import type { SystemChaincodeName } from './system-chaincode-names.js';
import type { UnpackedProposal } from './unpack-proposal.js';

/** A call of a system chaincode. */
export interface SystemCall {
  /** The peer that runs it. */
  readonly peer: PeerNode;
  readonly args: readonly Uint8Array[];
  readonly proposal: UnpackedProposal;
  /** Undefined for calls without a channel. */
  readonly simulator: Simulator | undefined;
}

/** The chaincodes that are part of a peer. Refusals are responses of status 400 or more. */
export type SystemChaincodes = (name: SystemChaincodeName, call: SystemCall) => Promise<peer.Response>;
