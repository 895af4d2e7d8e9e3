import type { PrivateStore, TransientRecord } from './private-store.js';

/** How many blocks an endorsed but never ordered transaction's plaintext is kept (Fabric's `transientstoreMaxBlockRetention`). */
const RETENTION_BLOCKS = 1000n;

/** Private plaintexts of endorsed transactions, waiting for their block. */
export class TransientStore {
  readonly #store: PrivateStore;
  readonly #plaintexts: Map<string, TransientRecord>;

  private constructor(store: PrivateStore, plaintexts: Map<string, TransientRecord>) {
    this.#store = store;
    this.#plaintexts = plaintexts;
  }

  static async open(store: PrivateStore): Promise<TransientStore> {
    return new TransientStore(store, await store.transients());
  }

  /** Endorsers that simulated the same hold the same plaintext; the first copy is kept. */
  async put(txId: string, bytes: Uint8Array, height: bigint): Promise<void> {
    if (!this.#plaintexts.has(txId)) {
      this.#plaintexts.set(txId, { bytes, height });
      await this.#store.putTransient(txId, { bytes, height });
    }
  }

  get(txId: string): Uint8Array | undefined {
    return this.#plaintexts.get(txId)?.bytes;
  }

  /**
   * Forgets what has been committed, and at every thousandth block, as Fabric does, what was endorsed more than a
   * thousand blocks before.
   */
  async finish(committed: readonly string[], block: bigint): Promise<void> {
    const finished = committed.filter((txId) => this.#plaintexts.has(txId));
    if (block % RETENTION_BLOCKS === 0n) {
      for (const [txId, { height }] of this.#plaintexts) {
        if (height < block - RETENTION_BLOCKS) {
          finished.push(txId);
        }
      }
    }
    for (const txId of finished) {
      this.#plaintexts.delete(txId);
    }
    await this.#store.removeTransients(finished);
  }
}
