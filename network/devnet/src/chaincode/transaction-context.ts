import type { peer } from '@hyperledger/fabric-protos';
import type { Simulator } from '../ledger/simulator.js';
import type { Identity } from '../msp/identity.js';
import type { ChaincodeDefinition } from './definition.js';
import type { QueryCursors } from './query-cursors.js';

/** What a chaincode answered. */
export interface ChaincodeResult {
  readonly response: peer.Response;
  /** Undefined where the chaincode set none. */
  readonly event: peer.ChaincodeEvent | undefined;
}

/** A call of one chaincode by another. */
export interface InnerCall {
  readonly channel: string;
  readonly chaincode: string;
  readonly input: peer.ChaincodeInput;
}

/** One call of one chaincode, while it runs. */
export interface TransactionContext {
  readonly channel: string;
  readonly txId: string;
  /** Name of the running chaincode: the namespace its keys live in. */
  readonly namespace: string;
  /** Whether this is the chaincode's initialisation, which may not use private data. */
  readonly isInit: boolean;
  readonly signedProposal: peer.SignedProposal;
  /** Who proposed the transaction. */
  readonly creator: Identity;
  readonly simulator: Simulator;
  readonly definition: ChaincodeDefinition;
  readonly cursors: QueryCursors;
  /** Calls another chaincode inside the same transaction; gives COMPLETED or ERROR, as that chaincode sent it. */
  callChaincode(call: InnerCall): Promise<peer.ChaincodeMessage>;
}
