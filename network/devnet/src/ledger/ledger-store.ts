import { ClassicLevel } from 'classic-level';

/** Private plaintext of one committed transaction: serialized TxPvtReadWriteSet. */
export interface PrivateRecord {
  readonly transaction: number;
  readonly bytes: Uint8Array;
}

/** Everything that one block adds to the disk. */
export interface StoredBlock {
  readonly number: bigint;
  /** Serialized block with validation codes and commit hash. */
  readonly block: Uint8Array;
  readonly privateRecords: readonly PrivateRecord[];
}

const BLOCK = 'block/';
const PRIVATE = 'private/';
const TRANSIENT = 'transient/';
const SETTING = 'setting/';

/**
 * The channel on disk: blocks, private plaintexts, plaintexts not yet committed, and a few settings. The state is not
 * stored; it follows from the blocks.
 */
export class LedgerStore {
  readonly #level: ClassicLevel<string, Uint8Array>;

  private constructor(level: ClassicLevel<string, Uint8Array>) {
    this.#level = level;
  }

  /** Opens or makes the store. Fails when another process has it open. */
  static async open(directory: string): Promise<LedgerStore> {
    const level = new ClassicLevel<string, Uint8Array>(directory, {
      keyEncoding: 'utf8',
      valueEncoding: 'view',
    });
    await level.open();
    return new LedgerStore(level);
  }

  async close(): Promise<void> {
    await this.#level.close();
  }

  /** Writes a block, its private data, and the end of their transient life, all or nothing, through to the disk. */
  async commit(stored: StoredBlock, finishedTransients: readonly string[]): Promise<void> {
    await this.#level.batch(
      [
        { type: 'put', key: blockKey(stored.number), value: stored.block },
        ...stored.privateRecords.map(({ transaction, bytes }) => ({
          type: 'put' as const,
          key: privateKey(stored.number, transaction),
          value: bytes,
        })),
        ...finishedTransients.map((txId) => ({ type: 'del' as const, key: TRANSIENT + txId })),
      ],
      { sync: true },
    );
  }

  /** A committed block; undefined where there is none of this number yet. */
  async block(number: bigint): Promise<Uint8Array | undefined> {
    return this.#level.get(blockKey(number));
  }

  /** All blocks from the first, with their private data. */
  async *blocks(): AsyncGenerator<StoredBlock> {
    for await (const [key, block] of this.#level.iterator({ gte: BLOCK, lt: after(BLOCK) })) {
      const number = BigInt(`0x${key.slice(BLOCK.length)}`);
      yield { number, block, privateRecords: await this.privateRecords(number) };
    }
  }

  async privateRecords(block: bigint): Promise<PrivateRecord[]> {
    const prefix = `${PRIVATE}${hex(block)}/`;
    const entries = await this.#level.iterator({ gte: prefix, lt: after(prefix) }).all();
    return entries.map(([key, bytes]) => ({ transaction: Number(`0x${key.slice(prefix.length)}`), bytes }));
  }

  /** Keeps an endorsed transaction's private plaintext until it commits. Survives the process, not the machine. */
  async putTransient(txId: string, bytes: Uint8Array): Promise<void> {
    await this.#level.put(TRANSIENT + txId, bytes);
  }

  async transients(): Promise<Map<string, Uint8Array>> {
    const entries = await this.#level.iterator({ gte: TRANSIENT, lt: after(TRANSIENT) }).all();
    return new Map(entries.map(([key, bytes]) => [key.slice(TRANSIENT.length), bytes]));
  }

  async setting(name: string): Promise<Uint8Array | undefined> {
    return this.#level.get(SETTING + name);
  }

  async putSetting(name: string, value: Uint8Array): Promise<void> {
    await this.#level.put(SETTING + name, value, { sync: true });
  }
}

// Fixed width, so that the order of the keys is the order of the numbers.
function hex(number: bigint): string {
  return number.toString(16).padStart(16, '0');
}

function blockKey(number: bigint): string {
  return BLOCK + hex(number);
}

function privateKey(block: bigint, transaction: number): string {
  return `${PRIVATE}${hex(block)}/${hex(BigInt(transaction))}`;
}

function after(prefix: string): string {
  return `${prefix.slice(0, -1)}0`; // '0' follows '/'.
}
