import type { common } from '@hyperledger/fabric-protos';
import type { LedgerStore } from '../ledger/ledger-store.js';

/** Newest blocks kept in memory: so many, and so many bytes of them. */
const CACHED_BLOCKS = 64;
const CACHED_BYTES = 8 * 1024 * 1024;

/** A block that is written as bytes only when somebody asks for them. */
class RecentBlock {
  readonly size: number;
  readonly #block: common.Block;
  #bytes: Uint8Array | undefined;

  constructor(block: common.Block) {
    this.#block = block;
    const envelopes = block.getData()?.getDataList_asU8() ?? [];
    this.size = envelopes.reduce((sum, { length }) => sum + length, 0);
  }

  get bytes(): Uint8Array {
    this.#bytes ??= this.#block.serializeBinary();
    return this.#bytes;
  }
}

/** The chain's blocks as they are stored, for readers that follow it: old ones from the disk, new ones as they come. */
export class BlockFeed {
  readonly #store: LedgerStore;
  readonly #recent = new Map<bigint, RecentBlock>();
  #recentBytes = 0;
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
  publish(number: bigint, block: common.Block): void {
    const recent = new RecentBlock(block);
    this.#recent.set(number, recent);
    this.#recentBytes += recent.size;
    for (const [oldest, { size }] of this.#recent) {
      if (oldest === number || (this.#recent.size <= CACHED_BLOCKS && this.#recentBytes <= CACHED_BYTES)) {
        break;
      }
      this.#recent.delete(oldest);
      this.#recentBytes -= size;
    }
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
      ? (this.#recent.get(number)?.bytes ?? (await this.#store.block(number)))
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
