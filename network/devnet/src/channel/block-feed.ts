import type { LedgerStore } from '../ledger/ledger-store.js';

const CACHED_BLOCKS = 64;

/** The chain's blocks as they are stored, for readers that follow it: old ones from the disk, new ones as they come. */
export class BlockFeed {
  readonly #store: LedgerStore;
  readonly #recent = new Map<bigint, Uint8Array>();
  readonly #waiting = new Set<() => void>();
  #height = 0n;

  constructor(store: LedgerStore) {
    this.#store = store;
  }

  /** Number of blocks that readers may see. */
  get height(): bigint {
    return this.#height;
  }

  /** Makes the next block visible. It must be on the disk already. */
  publish(number: bigint, block: Uint8Array): void {
    this.#recent.set(number, block);
    this.#recent.delete(number - BigInt(CACHED_BLOCKS));
    this.#height = number + 1n;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) {
      wake();
    }
  }

  /** A block's bytes; undefined beyond the end. */
  async block(number: bigint): Promise<Uint8Array | undefined> {
    return number < this.#height
      ? (this.#recent.get(number) ?? (await this.#store.block(number)))
      : undefined;
  }

  /** A block's bytes, waited for if need be; undefined when the signal is aborted first. */
  async next(number: bigint, signal: AbortSignal): Promise<Uint8Array | undefined> {
    if (!(await this.arrival(number, signal))) {
      return undefined;
    }
    const block = await this.block(number);
    if (block === undefined) {
      throw new Error(`block ${number.toString()} is missing from the ledger`);
    }
    return block;
  }

  /** Settles when block `number` is there (true) or the signal is aborted (false). */
  async arrival(number: bigint, signal: AbortSignal): Promise<boolean> {
    while (number >= this.#height && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        this.#waiting.add(wake);
        signal.addEventListener('abort', wake);
      });
    }
    return !signal.aborted;
  }
}
