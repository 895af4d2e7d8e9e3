import type { StateStore } from './state-store.js';
import type { TransactionPlace } from './transaction-place.js';

export type { TransactionPlace } from './transaction-place.js';

/** Places kept in memory; clients ask for the newest. */
const REMEMBERED = 5000;

/** Transactions by id. The same id may stand in the chain again, flagged as duplicate; its first place counts. */
export class TransactionIndex {
  readonly #store: Pick<StateStore, 'transaction'>;
  readonly #recent = new Map<string, TransactionPlace>();
  // Several peers and the validation ask for each new id before it is there: the disk is asked once.
  readonly #absent = new Set<string>();

  constructor(store: Pick<StateStore, 'transaction'>) {
    this.#store = store;
  }

  /**
   * Notes a place.
   *
   * @returns whether it is the id's first and must be written
   */
  add(txId: string, place: TransactionPlace): boolean {
    if (txId === '' || this.get(txId) !== undefined) {
      return false;
    }
    this.#absent.delete(txId);
    this.#recent.set(txId, place);
    return true;
  }

  get(txId: string): TransactionPlace | undefined {
    return this.#recent.get(txId) ?? (txId === '' ? undefined : this.#stored(txId));
  }

  /** Says that the first `height` blocks' transactions are written: the oldest of them need not be in memory. */
  written(height: bigint): void {
    for (const [txId, { block }] of this.#recent) {
      if (this.#recent.size <= REMEMBERED || block >= height) {
        break;
      }
      this.#recent.delete(txId);
    }
  }
  #stored(txId: string): TransactionPlace | undefined {
    if (this.#absent.has(txId)) {
      return undefined;
    }
    const place = this.#store.transaction(txId);
    if (place === undefined) {
      if (this.#absent.size >= REMEMBERED) {
        this.#absent.clear();
      }
      this.#absent.add(txId);
    }
    return place;
  }
}
