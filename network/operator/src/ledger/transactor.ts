import type { Client } from '@grpc/grpc-js';
import { connect, hash, type Contract, type Gateway } from '@hyperledger/fabric-gateway';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import type { TransactionInput, TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import { settle, type Settled, type SettleOptions } from './settle.js';
import type { Sign } from './signer.js';

const ENDORSE_DEADLINE_MS = 30_000;
const SUBMIT_DEADLINE_MS = 10_000;

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

/** Writes to the ledger as the institution's agent. Holds one gateway connection; `close` releases it. */
export class Transactor {
  readonly #gateway: Gateway;
  readonly #contract: Contract;
  readonly #settling: Omit<SettleOptions, 'signal'>;

  constructor(options: TransactorOptions) {
    this.#gateway = connect({
      client: options.client,
      identity: { mspId: options.mspId, credentials: Buffer.from(options.certificate) },
      signer: (message) => Promise.resolve(options.sign(message)),
      hash: hash.none,
      endorseOptions: () => ({ deadline: Date.now() + ENDORSE_DEADLINE_MS }),
      submitOptions: () => ({ deadline: Date.now() + SUBMIT_DEADLINE_MS }),
    });
    this.#settling = {
      gateway: this.#gateway,
      channel: options.channel,
      identity: serializeIdentity(options.mspId, options.certificate),
      onUnknown: options.onUnknown,
    };
    this.#contract = this.#gateway.getNetwork(options.channel).getContract(options.chaincode);
  }

  /**
   * Endorses and submits, and returns once the transaction is in a block. Throws fabric-gateway's `EndorseError` when it
   * was not endorsed (then nothing happened; `refusalOf` reads the chaincode's reason). After endorsement it is settled, see
   * `settle`, which throws what the orderers refuse.
   */
  async submit<Name extends TransactionName>(
    name: Name,
    input: TransactionInput<Name>,
    signal: AbortSignal,
  ): Promise<Settled> {
    const proposal = this.#contract.newProposal(name, { arguments: [JSON.stringify(input)] });
    const transaction = await proposal.endorse();
    return settle(transaction, { ...this.#settling, signal });
  }

  close(): void {
    this.#gateway.close();
  }
}
