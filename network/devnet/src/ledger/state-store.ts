import { ClassicLevel } from 'classic-level';
import { rm } from 'node:fs/promises';
import type { FilePlace } from './block-files.js';
import { StateDisk, type StoredChange } from './state-disk.js';
import type { TransactionPlace } from './transaction-place.js';

/** How far the state has come. */
export interface Savepoint {
  /** Number of blocks whose effect is in the state. */
  readonly height: bigint;
  /** Where the block after them will begin. */
  readonly end: FilePlace;
}

/** Name of the public state among the states. */
export const PUBLIC_STATE = 'public';

const SAVEPOINT = 'savepoint';
const BLOCK = 'B';
const TRANSACTION = 'T';
/** Memory that LevelDB fills before it writes a table; twice as much for moments. */
const WRITE_BUFFER_BYTES = 8 * 1024 * 1024;

/**
 * All that follows from the blocks, in LevelDB: states, where blocks and transactions are. It is written after the
 * block, without waiting for the disk, each block's part as a whole: what a crash takes away is made again.
 */
export class StateStore {
  readonly #directory: string;
  #level: ClassicLevel<string, Uint8Array>;

  private constructor(directory: string, level: ClassicLevel<string, Uint8Array>) {
    this.#directory = directory;
    this.#level = level;
  }

  /** Opens or makes the store. One that a crash has made unreadable is begun anew. */
  static async open(directory: string): Promise<StateStore> {
    return new StateStore(directory, await openOrBegin(directory));
  }

  async close(): Promise<void> {
    await this.#level.close();
  }

  /** Forgets everything. To be made again from the blocks. */
  async clear(): Promise<void> {
    await this.#level.close();
    await rm(this.#directory, { recursive: true, force: true });
    this.#level = await openLevel(this.#directory);
  }

  /** One of the states: the public one, or an organisation's private one. Not to be used after {@link clear}. */
  state(name: string): StateDisk {
    return new StateDisk(this.#level, name);
  }

  async savepoint(): Promise<Savepoint | undefined> {
    const bytes = await this.#level.get(SAVEPOINT);
    if (bytes === undefined) {
      return undefined;
    }
    const [height = 0, file = 0, offset = 0] = numbers(bytes);
    return { height: BigInt(height), end: { file, offset } };
  }

  /** Where a block begins; undefined where the state knows none of this number. */
  blockPlace(number: bigint): FilePlace | undefined {
    const bytes = this.#level.getSync(BLOCK + number.toString());
    if (bytes === undefined) {
      return undefined;
    }
    const [file = 0, offset = 0] = numbers(bytes);
    return { file, offset };
  }

  transaction(txId: string): TransactionPlace | undefined {
    const bytes = this.#level.getSync(TRANSACTION + txId);
    if (bytes === undefined) {
      return undefined;
    }
    const [block = 0, index = 0, code = 0] = numbers(bytes);
    return { block: BigInt(block), index, code };
  }

  /** Writes one block's effect as a whole. */
  async write(savepoint: Savepoint, place: FilePlace, changes: readonly StoredChange[]): Promise<void> {
    const number = savepoint.height - 1n;
    const { file, offset } = savepoint.end;
    await this.#level.batch(
      [
        ...changes,
        { key: BLOCK + number.toString(), value: text(place.file, place.offset) },
        { key: SAVEPOINT, value: text(Number(savepoint.height), file, offset) },
      ].map(({ key, value }) =>
        value === undefined ? { type: 'del' as const, key } : { type: 'put' as const, key, value },
      ),
    );
  }

  /** Values whose names begin with `prefix`, without it, in the order of their names. `prefix` ends in a slash. */
  async entries(prefix: string): Promise<[string, Uint8Array][]> {
    const end = `${prefix.slice(0, -1)}0`; // '0' follows '/'.
    const found = await this.#level.iterator({ gte: prefix, lt: end }).all();
    return found.map(([name, value]) => [name.slice(prefix.length), value]);
  }

  /** Rewrites the files, so that nothing that was removed or replaced is in them any more. */
  async compact(): Promise<void> {
    await this.#level.compactRange('', '\u{10ffff}');
  }
}

/** The change that notes where a transaction stands. */
export function transactionChange(txId: string, { block, index, code }: TransactionPlace): StoredChange {
  return { key: TRANSACTION + txId, value: text(Number(block), index, code) };
}

async function openOrBegin(directory: string): Promise<ClassicLevel<string, Uint8Array>> {
  try {
    return await openLevel(directory);
  } catch (error) {
    if (isLocked(error)) {
      throw error;
    }
    await rm(directory, { recursive: true, force: true });
    return openLevel(directory);
  }
}

/** Whether LevelDB says that its files cannot be read. */
export function isDamagedDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DAMAGE_CODES.includes(error.code);
}

const DAMAGE_CODES: readonly unknown[] = ['LEVEL_CORRUPTION', 'LEVEL_IO_ERROR'];

async function openLevel(directory: string): Promise<ClassicLevel<string, Uint8Array>> {
  const level = new ClassicLevel<string, Uint8Array>(directory, {
    keyEncoding: 'utf8',
    valueEncoding: 'view',
    writeBufferSize: WRITE_BUFFER_BYTES,
  });
  await level.open();
  return level;
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED';
}

function text(...values: readonly number[]): Uint8Array {
  return Buffer.from(values.join(' '));
}

function numbers(bytes: Uint8Array): number[] {
  return Buffer.from(bytes).toString().split(' ').map(Number);
}
