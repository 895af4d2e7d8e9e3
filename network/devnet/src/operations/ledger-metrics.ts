import { Counter, Gauge, type Registry } from 'prom-client';
import type { BlockOutcome, TransactionOutcome } from '../validation/block-validator.js';

type TransactionLabel = 'channel' | 'transaction_type' | 'chaincode' | 'validation_code';

/** Tells the height of a node's ledgers, and counts what its peer has validated, as Fabric's `ledger_…` metrics do. */
export class LedgerMetrics {
  readonly #transactions: Counter<TransactionLabel>;

  /** @param heights of the node's ledgers now, by channel */
  constructor(registry: Registry, heights: () => ReadonlyMap<string, bigint>) {
    const registers = [registry];
    new Gauge({
      name: 'ledger_blockchain_height',
      help: 'Blocks in the ledger.',
      labelNames: ['channel'],
      registers,
      collect() {
        this.reset();
        for (const [channel, height] of heights()) {
          this.set({ channel }, Number(height));
        }
      },
    });
    this.#transactions = new Counter({
      name: 'ledger_transaction_count',
      help: 'Transactions validated, by what they called and what became of them.',
      labelNames: ['channel', 'transaction_type', 'chaincode', 'validation_code'],
      registers,
    });
  }

  /** Counts a block's transactions. */
  validated(channel: string, { transactions }: BlockOutcome): void {
    for (const transaction of transactions) {
      this.#transactions.inc({ channel, ...labelsOf(transaction) });
    }
  }
}

function labelsOf({ call, code }: TransactionOutcome): Omit<Record<TransactionLabel, string>, 'channel'> {
  return {
    transaction_type: call === undefined ? 'CONFIG' : 'ENDORSER_TRANSACTION',
    chaincode: call === undefined ? 'unknown' : `${call.chaincode}:${call.version}`,
    validation_code: code,
  };
}
