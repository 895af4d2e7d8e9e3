import type { LedgerStore } from './ledger-store.js';

/** How many blocks an endorsed but never ordered transaction's plaintext is kept (Fabric's `transientstoreMaxBlockRetention`). */
const RETENTION_BLOCKS = 1000n;

/** Private plaintexts of endorsed transactions, waiting for their block. */
export class TransientStore {
  readonly #store: LedgerStore;
  readonly #plaintexts = new Map<string, { readonly bytes: Uint8Array; readonly height: bigint }>();

  private constructor(store: LedgerStore) {
    this.#store = store;
  }

  static async open(store: LedgerStore, height: bigint): Promise<TransientStore> {
    const transient = new TransientStore(store);
    for (const [txId, bytes] of await store.transients()) {
      transient.#plaintexts.set(txId, { bytes, height });
    }
    return transient;
  }

  /** Endorsers that simulated the same hold the same plaintext; the first copy is kept. */
  async put(txId: string, bytes: Uint8Array, height: bigint): Promise<void> {
    if (!this.#plaintexts.has(txId)) {
      this.#plaintexts.set(txId, { bytes, height });
      await this.#store.putTransient(txId, bytes);
    }
  }

  get(txId: string): Uint8Array | undefined {
    return this.#plaintexts.get(txId)?.bytes;
  }

  /** Forgets what has been committed or is too old, and names it for removal from the disk. */
  finish(committed: readonly string[], height: bigint): string[] {
    const finished = committed.filter((txId) => this.#plaintexts.has(txId));
    for (const [txId, { height: endorsedAt }] of this.#plaintexts) {
      if (endorsedAt + RETENTION_BLOCKS < height) {
        finished.push(txId);
      }
    }
    for (const txId of finished) {
      this.#plaintexts.delete(txId);
    }
    return finished;
  }
}
