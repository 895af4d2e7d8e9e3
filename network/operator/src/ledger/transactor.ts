import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@grpc/grpc-js';
import {
  connect,
  hash,
  StatusCode,
  type Contract,
  type Gateway,
  type Status,
  type Transaction,
} from '@hyperledger/fabric-gateway';
import type { TransactionInput, TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import type { Sign } from './signer.js';

const ENDORSE_DEADLINE_MS = 30_000;
const SUBMIT_DEADLINE_MS = 10_000;
const STATUS_DEADLINE_MS = 20_000;
const SETTLE_PAUSE_MS = 1_000;

export interface TransactorOptions {
  readonly client: Client;
  readonly mspId: string;
  /** PEM text. */
  readonly certificate: string;
  readonly sign: Sign;
  readonly channel: string;
  readonly chaincode: string;
  /** Told each time a sent transaction's fate could not be learnt. */
  readonly onUnknown: (txId: string, error: unknown) => void;
}

/** A transaction that is in a block, valid or not. */
export interface Settled {
  readonly txId: string;
  readonly code: number;
  /** Name of the validation code, e.g. `VALID`, `MVCC_READ_CONFLICT`. */
  readonly codeName: string;
  readonly blockNumber: bigint;
}

/** Writes to the ledger as the institution's agent. Holds one gateway connection; `close` releases it. */
export class Transactor {
  readonly #gateway: Gateway;
  readonly #contract: Contract;
  readonly #onUnknown: TransactorOptions['onUnknown'];

  constructor(options: TransactorOptions) {
    this.#onUnknown = options.onUnknown;
    this.#gateway = connect({
      client: options.client,
      identity: { mspId: options.mspId, credentials: Buffer.from(options.certificate) },
      signer: (message) => Promise.resolve(options.sign(message)),
      hash: hash.none,
      endorseOptions: () => ({ deadline: Date.now() + ENDORSE_DEADLINE_MS }),
      submitOptions: () => ({ deadline: Date.now() + SUBMIT_DEADLINE_MS }),
      commitStatusOptions: () => ({ deadline: Date.now() + STATUS_DEADLINE_MS }),
    });
    this.#contract = this.#gateway.getNetwork(options.channel).getContract(options.chaincode);
  }

  /**
   * Endorses and submits, and returns once the transaction is in a block. Throws fabric-gateway's `EndorseError` when it
   * was not endorsed (then nothing happened; `refusalOf` reads the chaincode's reason). After endorsement a failed submit
   * means "unknown": the same envelope is sent again and its status asked by transaction id until it is settled or
   * `signal` aborts. It is never endorsed again under a new id before that.
   */
  async submit<Name extends TransactionName>(
    name: Name,
    input: TransactionInput<Name>,
    signal: AbortSignal,
  ): Promise<Settled> {
    const proposal = this.#contract.newProposal(name, { arguments: [JSON.stringify(input)] });
    const transaction = await proposal.endorse();
    for (;;) {
      const status = await this.#tryOnce(transaction);
      if (status !== null) return settled(status);
      await sleep(SETTLE_PAUSE_MS, undefined, { signal });
    }
  }

  close(): void {
    this.#gateway.close();
  }

  /** One round of sending the envelope and asking for its status; null while nothing is known. */
  async #tryOnce(transaction: Transaction): Promise<Status | null> {
    try {
      return await (await transaction.submit()).getStatus();
    } catch (error) {
      // Unknown, not failed: about 1 % of healthy submits answer so. Sending the same envelope again is safe.
      this.#onUnknown(transaction.getTransactionId(), error);
      return null;
    }
  }
}

function settled(status: Status): Settled {
  const name = Object.entries(StatusCode).find(([, code]) => code === status.code)?.[0];
  return {
    txId: status.transactionId,
    code: status.code,
    codeName: name ?? String(status.code),
    blockNumber: status.blockNumber,
  };
}
