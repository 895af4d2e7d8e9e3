import { ClassicLevel } from 'classic-level';
import { withoutKeys, writtenKeys, type HashedKey } from './private-trim.js';
import { varint, VarintReader } from './varint.js';

/** Private plaintext of one committed transaction: serialized TxPvtReadWriteSet. */
export interface PrivateRecord {
  readonly transaction: number;
  readonly bytes: Uint8Array;
}

/** Plaintext of an endorsed transaction, and the height of the ledger that it was endorsed at. */
export interface TransientRecord {
  readonly bytes: Uint8Array;
  readonly height: bigint;
}

const RECORD = 'private/';
const KEY = 'key/';
const TRANSIENT = 'transient/';
/** Stands while removed plaintext may still be found in the files. */
const UNCLEAN = 'unclean';

type Change =
  | { readonly type: 'put'; readonly key: string; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: string };

/** The private plaintexts of a channel in LevelDB: committed ones, which no block could give back, and transient ones. */
export class PrivateStore {
  readonly #level: ClassicLevel<string, Uint8Array>;

  private constructor(level: ClassicLevel<string, Uint8Array>) {
    this.#level = level;
  }

  /** Opens or makes the store. Fails when another process has it open. */
  static async open(directory: string): Promise<PrivateStore> {
    const level = new ClassicLevel<string, Uint8Array>(directory, {
      keyEncoding: 'utf8',
      valueEncoding: 'view',
    });
    await level.open();
    return new PrivateStore(level);
  }

  async close(): Promise<void> {
    await this.#level.close();
  }

  /** Keeps a block's plaintexts; settles when they are on the disk. */
  async put(block: bigint, records: readonly PrivateRecord[]): Promise<void> {
    const changes = records.flatMap(({ transaction, bytes }): Change[] => [
      { type: 'put', key: RECORD + placeName(block, transaction), value: bytes },
      ...writtenKeys(bytes).map(({ hashed }) => ({
        type: 'put' as const,
        key: keyPrefix(hashed) + placeName(block, transaction),
        value: new Uint8Array(),
      })),
    ]);
    await this.#level.batch(changes, { sync: true });
  }

  async records(block: bigint): Promise<PrivateRecord[]> {
    const prefix = `${RECORD}${hex(block)}/`;
    const entries = await this.#level.iterator({ gte: prefix, lt: after(prefix) }).all();
    return entries.map(([key, bytes]) => ({ transaction: Number(`0x${key.slice(prefix.length)}`), bytes }));
  }

  /** Removes what a crash has left of blocks that were never made. */
  async removeFrom(height: bigint): Promise<void> {
    await this.#level.clear({ gte: RECORD + hex(height), lt: after(RECORD) });
  }

  /** Removes a key's plaintexts of before a place in the chain, as a purge does. Settles when it is on the disk. */
  async removeKey(key: HashedKey, block: bigint, transaction: number): Promise<void> {
    const prefix = keyPrefix(key);
    const range = { gte: prefix, lt: prefix + placeName(block, transaction) };
    const names = (await this.#level.keys(range).all()).map((name) => name.slice(prefix.length));
    await this.#trim(names, [key]);
  }

  /** Removes a collection's plaintexts of one block, as the end of their life does. */
  async removeCollection(block: bigint, collection: Omit<HashedKey, 'keyHash'>): Promise<void> {
    const records = await this.records(block);
    await this.#trim(
      records.map(({ transaction }) => placeName(block, transaction)),
      [collection],
    );
  }

  async #trim(places: readonly string[], removed: Parameters<typeof withoutKeys>[1]): Promise<void> {
    const changes: Change[] = [];
    for (const place of places) {
      const bytes = await this.#level.get(RECORD + place);
      const left = bytes && withoutKeys(bytes, removed);
      changes.push(
        left === undefined
          ? { type: 'del', key: RECORD + place }
          : { type: 'put', key: RECORD + place, value: left },
      );
    }
    await this.#level.batch([...changes, { type: 'put', key: UNCLEAN, value: new Uint8Array() }], {
      sync: true,
    });
  }

  /** Whether removed plaintext may still be found in the files. */
  async isUnclean(): Promise<boolean> {
    return (await this.#level.get(UNCLEAN)) !== undefined;
  }

  /** Rewrites the files, so that nothing that was removed is in them any more. */
  async clean(): Promise<void> {
    await this.#level.compactRange('', '\u{10ffff}');
    await this.#level.del(UNCLEAN);
  }

  /** Keeps an endorsed transaction's plaintext until it commits. Survives the process, not the machine. */
  async putTransient(txId: string, { bytes, height }: TransientRecord): Promise<void> {
    await this.#level.put(TRANSIENT + txId, Buffer.concat([varint(Number(height)), bytes]));
  }

  async transients(): Promise<Map<string, TransientRecord>> {
    const entries = await this.#level.iterator({ gte: TRANSIENT, lt: after(TRANSIENT) }).all();
    return new Map(
      entries.map(([key, value]) => {
        const reader = new VarintReader(value);
        const height = BigInt(reader.number());
        return [key.slice(TRANSIENT.length), { height, bytes: reader.rest() }];
      }),
    );
  }

  async removeTransients(txIds: readonly string[]): Promise<void> {
    if (txIds.length > 0) {
      await this.#level.batch(txIds.map((txId) => ({ type: 'del' as const, key: TRANSIENT + txId })));
    }
  }
}

// Fixed width, so that the order of the keys is the order of the numbers.
function hex(number: bigint): string {
  return number.toString(16).padStart(16, '0');
}

function placeName(block: bigint, transaction: number): string {
  return `${hex(block)}/${hex(BigInt(transaction))}`;
}

function keyPrefix({ chaincode, collection, keyHash }: HashedKey): string {
  return `${KEY}${chaincode.length}:${chaincode}${collection.length}:${collection}${keyHash}/`;
}

function after(prefix: string): string {
  return `${prefix.slice(0, -1)}0`; // '0' follows '/'.
}
