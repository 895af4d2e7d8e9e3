import { z } from 'zod';
import type { HashedKey } from './private-trim.js';
import type { StoredChange } from './state-disk.js';
import type { StateStore } from './state-store.js';

/** A private key whose life has an end. */
export interface ExpiringKey extends HashedKey {
  /** Undefined where no organisation here has the plaintext. */
  readonly key?: string | undefined;
}

/** Keys that one block wrote and that end together. */
export interface ExpiringKeys {
  /** Number of the block that wrote them. */
  readonly writtenIn: bigint;
  readonly keys: readonly ExpiringKey[];
}

const PREFIX = 'expiry/';
const stored = z.array(
  z.object({
    chaincode: z.string(),
    collection: z.string(),
    keyHash: z.string(),
    key: z.string().optional(),
  }),
);

/** When private keys end: those of a collection with `blockToLive` n that block b wrote go with block b + n + 1. */
export class ExpirySchedule {
  readonly #store: StateStore;
  /** Blocks with which something ends. */
  readonly #ends = new Set<bigint>();

  private constructor(store: StateStore) {
    this.#store = store;
  }

  static async open(store: StateStore): Promise<ExpirySchedule> {
    const schedule = new ExpirySchedule(store);
    for (const [name] of await store.entries(PREFIX)) {
      schedule.#ends.add(BigInt(`0x${name.split('/')[0] ?? ''}`));
    }
    return schedule;
  }

  /** Notes keys that block `writtenIn` wrote. */
  add(keys: readonly (ExpiringKey & { readonly blockToLive: number })[], writtenIn: bigint): StoredChange[] {
    const byEnd = new Map<bigint, ExpiringKey[]>();
    for (const { blockToLive, ...key } of keys) {
      const end = writtenIn + BigInt(blockToLive) + 1n;
      byEnd.set(end, [...(byEnd.get(end) ?? []), key]);
    }
    return [...byEnd].map(([end, ending]) => {
      this.#ends.add(end);
      return { key: `${endPrefix(end)}${hex(writtenIn)}`, value: Buffer.from(JSON.stringify(ending)) };
    });
  }

  /** What ends with a block. */
  async endingWith(block: bigint): Promise<ExpiringKeys[]> {
    if (!this.#ends.has(block)) {
      return [];
    }
    const entries = await this.#store.entries(endPrefix(block));
    return entries.map(([name, value]) => ({
      writtenIn: BigInt(`0x${name}`),
      keys: stored.parse(JSON.parse(Buffer.from(value).toString())),
    }));
  }

  /** Strikes out what has ended with a block. */
  done(block: bigint, ended: readonly ExpiringKeys[]): StoredChange[] {
    this.#ends.delete(block);
    return ended.map(({ writtenIn }) => ({
      key: `${endPrefix(block)}${hex(writtenIn)}`,
      value: undefined,
    }));
  }
}

function hex(number: bigint): string {
  return number.toString(16).padStart(16, '0');
}

function endPrefix(block: bigint): string {
  return `${PREFIX}${hex(block)}/`;
}
