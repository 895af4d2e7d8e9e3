import type { peer } from '@hyperledger/fabric-protos';
import type { TransactionContext } from './transaction-context.js';

/** One organisation's way to one chaincode, for all its channels. */
export interface ChaincodeRunner {
  /**
   * Runs one transaction.
   *
   * @returns COMPLETED or ERROR, as the chaincode sent it
   * @throws ChaincodeError when the chaincode is not there, dies or takes too long
   */
  execute(input: peer.ChaincodeInput, context: TransactionContext): Promise<peer.ChaincodeMessage>;
  close(): void;
}

/** How long devnet waits for a chaincode, in milliseconds. */
export interface ChaincodeTimeouts {
  /** From the connection until the chaincode has registered (core.yaml `chaincode.startuptimeout`). */
  readonly startup: number;
  /** From sending a transaction until its answer (core.yaml `chaincode.executetimeout`). */
  readonly execute: number;
}
