import { encodeStoredBlock } from './block-encoding.js';
import type { FileRecord } from './block-files.js';
import type { JudgedBlock } from './judged-block.js';
import type { LedgerStore } from './ledger-store.js';
import { PrivateData } from './private-data.js';
import type { StateDisk, StoredChange } from './state-disk.js';
import { PUBLIC_STATE, transactionChange } from './state-store.js';
import { TransactionIndex } from './transaction-index.js';
import { TransientStore } from './transient-store.js';
import { VersionedState } from './versioned-state.js';

/** A channel's state with everything that is kept beside it, in memory and on the disk. */
export class ChannelLedger {
  readonly store: LedgerStore;
  readonly state: VersionedState;
  readonly transactions: TransactionIndex;
  readonly transient: TransientStore;
  readonly privateData: PrivateData;
  readonly #disk: StateDisk;
  /** The newest block's effect on its way to the disk. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(parts: Pick<ChannelLedger, 'store' | 'transient' | 'privateData'>) {
    this.store = parts.store;
    this.transient = parts.transient;
    this.privateData = parts.privateData;
    this.#disk = parts.store.state.state(PUBLIC_STATE);
    this.state = new VersionedState(this.#disk);
    this.transactions = new TransactionIndex(parts.store.state);
  }

  /**
   * Reads what must be in memory.
   *
   * @param height of the store's savepoint, which must be asked for before: that may clear the state
   */
  static async open(store: LedgerStore, height: bigint): Promise<ChannelLedger> {
    const transient = await TransientStore.open(store.private);
    const privateData = await PrivateData.open(store, height);
    const ledger = new ChannelLedger({ store, transient, privateData });
    await ledger.state.load(height);
    return ledger;
  }

  /**
   * Commits a block. Settles when block and private data are on the disk; the state, which follows from them, is
   * written while the next block is made.
   */
  async commit(judged: JudgedBlock): Promise<void> {
    const { number, transactions } = judged;
    const plaintexts = transactions.map(({ txId }) => this.transient.get(txId));
    const records = this.privateData.apply(judged, plaintexts);
    if (records.length > 0) {
      await this.store.private.put(number, records);
    }
    const record = await this.store.blocks.append(encodeStoredBlock(judged.block));
    await this.#finish(judged, record);
  }

  /** Repeats a block's effect that a crash has taken from the state. */
  async repeat(judged: JudgedBlock, record: FileRecord): Promise<void> {
    this.privateData.repeat(judged, await this.store.private.records(judged.number));
    await this.#finish(judged, record);
  }

  /** Settles when every block's effect is in the state on the disk. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** Goes on with what a crash has broken off. To be called when everything is settled. */
  async cleanUp(): Promise<void> {
    if (await this.store.private.isUnclean()) {
      this.privateData.clean();
    }
  }

  /** Settles when everything is on the disk, and closes the store. */
  async close(): Promise<void> {
    await this.#writing;
    await this.privateData.close();
    await this.store.close();
  }

  async #finish(judged: JudgedBlock, record: FileRecord): Promise<void> {
    const { number, transactions } = judged;
    const places = transactions.flatMap(({ txId, code }, index) => {
      const place = { block: number, index, code };
      return this.transactions.add(txId, place) ? [transactionChange(txId, place)] : [];
    });
    const ending = await this.privateData.finish(judged, this.state);
    const changes = [
      ...places,
      ...this.state.changesOf(number).flatMap((change) => this.#disk.changes(change)),
      ...ending.changes,
    ];
    // One block at a time; a failure is thrown here, with the next block.
    await this.#writing;
    this.#writing = this.#write(judged, record, { changes, unclean: ending.unclean });
    this.#writing.catch(() => undefined);
  }

  async #write(
    { number, transactions }: JudgedBlock,
    { place, end }: FileRecord,
    { changes, unclean }: { readonly changes: readonly StoredChange[]; readonly unclean: boolean },
  ): Promise<void> {
    const height = number + 1n;
    await this.store.state.write({ height, end }, place, changes);
    this.state.written(height);
    this.privateData.written(height);
    this.transactions.written(height);
    await this.transient.finish(
      transactions.map(({ txId }) => txId),
      number,
    );
    if (unclean) {
      this.privateData.clean();
    }
  }
}
