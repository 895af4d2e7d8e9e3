import type { peer } from '@hyperledger/fabric-protos';
import type { QueryCursors } from './query-cursors.js';
import type { CollectionDefinition } from './definition.js';
import type { Simulator } from '../ledger/simulator.js';

/** What a chaincode answered. */
export interface ChaincodeResult {
  readonly response: peer.Response;
  /** Undefined where the chaincode set none. */
  readonly event: peer.ChaincodeEvent | undefined;
}

/** Calls another chaincode inside the same transaction. */
export type ChaincodeCaller = (chaincode: string, input: peer.ChaincodeInput) => Promise<ChaincodeResult>;

/** One call of one chaincode, while it runs. */
export interface TransactionContext {
  readonly channel: string;
  readonly txId: string;
  /** Name of the running chaincode: the namespace its keys live in. */
  readonly namespace: string;
  readonly signedProposal: peer.SignedProposal;
  /** Organisation of the proposal's creator. */
  readonly creatorMspId: string;
  readonly simulator: Simulator;
  /** Collections of the chaincode's definition. */
  readonly collections: readonly CollectionDefinition[];
  readonly cursors: QueryCursors;
  readonly callChaincode: ChaincodeCaller;
}
