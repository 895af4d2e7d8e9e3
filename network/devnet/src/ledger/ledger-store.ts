import { common } from '@hyperledger/fabric-protos';
import { headerHash } from '@fabric-governance/protocol/block';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { decodeStoredBlock } from './block-encoding.js';
import { BEGINNING, BlockFiles, type FilePlace, type FileRecord } from './block-files.js';
import { PrivateStore, type PrivateRecord } from './private-store.js';
import { StateStore, type Savepoint } from './state-store.js';

/** A block in the files that the state does not know yet. */
export interface UnprocessedBlock {
  readonly number: bigint;
  readonly block: common.Block;
  readonly record: FileRecord;
}

/**
 * A channel on disk: blocks in files of Fabric's form, private plaintexts, and the state that follows from both. A
 * block counts from the moment it is in its file; the rest is made good when the ledger is opened.
 */
export class LedgerStore {
  readonly blocks: BlockFiles;
  readonly private: PrivateStore;
  readonly state: StateStore;

  private constructor(parts: Pick<LedgerStore, 'blocks' | 'private' | 'state'>) {
    this.blocks = parts.blocks;
    this.private = parts.private;
    this.state = parts.state;
  }

  /** Opens or makes the store. Fails when another process has it open. */
  static async open(directory: string): Promise<LedgerStore> {
    const blocks = await BlockFiles.open(join(directory, 'blocks'));
    const privateStore = await PrivateStore.open(join(directory, 'private'));
    const state = await StateStore.open(join(directory, 'state'));
    return new LedgerStore({ blocks, private: privateStore, state });
  }

  async close(): Promise<void> {
    await this.state.close();
    await this.private.close();
    await this.blocks.close();
  }

  /** A committed block, a serialized common.Block; undefined where there is none of this number yet. */
  async block(number: bigint): Promise<Uint8Array | undefined> {
    const place = number === 0n ? BEGINNING : this.state.blockPlace(number);
    const record = place && (await this.blocks.read(place));
    return record && decodeStoredBlock(record.bytes).serializeBinary();
  }

  async privateRecords(block: bigint): Promise<PrivateRecord[]> {
    return this.private.records(block);
  }

  /**
   * How far the state has come. A state that knows of blocks which the files do not have, or in another place, is not
   * this chain's and is forgotten.
   */
  async savepoint(): Promise<Savepoint> {
    const savepoint = await this.state.savepoint();
    if (savepoint !== undefined && (await this.#isReached(savepoint))) {
      return savepoint;
    }
    if (savepoint !== undefined) {
      await this.state.clear();
    }
    return { height: 0n, end: BEGINNING };
  }

  /**
   * The blocks after a savepoint, which chain on the one before. What a crash has left of a block at the end is cut
   * off, and of private data that was written for it.
   *
   * @throws when a block is damaged that others follow
   */
  async *unprocessed(savepoint: Savepoint, previousHash: Uint8Array): AsyncGenerator<UnprocessedBlock> {
    let expected = { number: savepoint.height, previousHash };
    let { end } = savepoint;
    for await (const record of this.blocks.recordsFrom(savepoint.end)) {
      const block = readChained(record, expected);
      if (block === undefined) {
        if (await this.#hasBlocks(record.end)) {
          const { file, offset } = record.place;
          throw new Error(`block ${expected.number.toString()}, in file ${file} at ${offset}, is damaged`);
        }
        break;
      }
      yield { number: expected.number, block, record };
      expected = { number: expected.number + 1n, previousHash: hashOf(block) };
      ({ end } = record);
    }
    await this.blocks.endAt(end);
    await this.private.removeFrom(expected.number);
  }

  /** Cuts off a record, if it is the last; tells whether. */
  async cutOffLast({ place, end }: FileRecord): Promise<boolean> {
    if (!(await this.#isLast(end))) {
      return false;
    }
    await this.blocks.endAt(place);
    return true;
  }

  async #isReached({ height, end }: Savepoint): Promise<boolean> {
    const place = this.state.blockPlace(height - 1n);
    const record = place && (await this.blocks.read(place));
    return record !== undefined && samePlace(record.end, end);
  }

  /** Whether a whole block comes after a place. What a crash has left may look like records, but never like that. */
  async #hasBlocks(place: FilePlace): Promise<boolean> {
    for await (const record of this.blocks.recordsFrom(place)) {
      if (readWhole(record) !== undefined) {
        return true;
      }
    }
    return false;
  }

  async #isLast(end: FilePlace): Promise<boolean> {
    const { done = false } = await this.blocks.recordsFrom(end).next();
    return done;
  }
}

/** Header hash of a block. */
export function hashOf(block: common.Block): Uint8Array {
  const header = block.getHeader() ?? new common.BlockHeader();
  return headerHash({
    number: BigInt(header.getNumber()),
    previousHash: header.getPreviousHash_asU8(),
    dataHash: header.getDataHash_asU8(),
  });
}

function samePlace(left: FilePlace, right: FilePlace): boolean {
  return left.file === right.file && left.offset === right.offset;
}

/** The record's block, if it is whole and the next of the chain. */
function readChained(
  record: FileRecord,
  expected: { readonly number: bigint; readonly previousHash: Uint8Array },
): common.Block | undefined {
  const block = readWhole(record);
  const header = block?.getHeader();
  const isNext =
    header !== undefined &&
    BigInt(header.getNumber()) === expected.number &&
    Buffer.compare(header.getPreviousHash_asU8(), expected.previousHash) === 0;
  return isNext ? block : undefined;
}

/** The record's block, if the hash in its header is that of its data. */
function readWhole({ bytes }: FileRecord): common.Block | undefined {
  let block: common.Block;
  try {
    block = decodeStoredBlock(bytes);
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
  const data = createHash('sha256');
  for (const envelope of block.getData()?.getDataList_asU8() ?? []) {
    data.update(envelope);
  }
  const header = block.getHeader() ?? new common.BlockHeader();
  return Buffer.compare(header.getDataHash_asU8(), data.digest()) === 0 ? block : undefined;
}
