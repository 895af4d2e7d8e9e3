import { toHex } from '@fabric-governance/protocol/bytes';
import { ExpirySchedule, type ExpiringKey } from './expiry-schedule.js';
import type { JudgedBlock, JudgedTransaction } from './judged-block.js';
import type { LedgerStore } from './ledger-store.js';
import { hashedNamespace, privateNamespace } from './namespaces.js';
import { PrivateStates } from './private-states.js';
import type { PrivateRecord } from './private-store.js';
import { writtenKeys, type HashedKey } from './private-trim.js';
import type { StoredChange } from './state-disk.js';
import type { Revision, VersionedState } from './versioned-state.js';

/** Every so many blocks the plaintext that has ended is removed from the files, too (core.yaml `pvtdataStore.purgeInterval`). */
const CLEANING_INTERVAL = 100n;
/** Fabric's place of a deletion by age: after all transactions of its block. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

/** Private plaintexts from their commit to their end: by age, or because a chaincode purges them. */
export class PrivateData {
  readonly states: PrivateStates;
  readonly #store: LedgerStore;
  readonly #expiries: ExpirySchedule;
  #plainKeys = new Map<string, string>();
  #cleaning: Promise<void> = Promise.resolve();

  private constructor(store: LedgerStore, states: PrivateStates, expiries: ExpirySchedule) {
    this.#store = store;
    this.states = states;
    this.#expiries = expiries;
  }

  static async open(store: LedgerStore, height: bigint): Promise<PrivateData> {
    const states = await PrivateStates.open(store.state, height);
    return new PrivateData(store, states, await ExpirySchedule.open(store.state));
  }

  /**
   * Gives valid transactions' plaintexts to the members of their collections.
   *
   * @param plaintexts by transaction; undefined where there is none here, which makes the data missing
   * @returns what is to be kept
   */
  apply(judged: JudgedBlock, plaintexts: readonly (Uint8Array | undefined)[]): PrivateRecord[] {
    return judged.transactions.flatMap((transaction, index) => {
      const bytes = plaintexts[index];
      const { effect } = transaction;
      if (effect === undefined || bytes === undefined) {
        return [];
      }
      const options = { stamp: stampOf(judged, transaction, index), members: judged.rules.members };
      if (!this.states.apply(bytes, effect, options)) {
        return [];
      }
      this.#notePlainKeys(bytes);
      return [{ transaction: index, bytes }];
    });
  }

  /** {@link apply} for what was kept when the block was committed. */
  repeat(judged: JudgedBlock, records: readonly PrivateRecord[]): void {
    for (const { transaction: index, bytes } of records) {
      const transaction = judged.transactions[index];
      if (transaction !== undefined) {
        const options = { stamp: stampOf(judged, transaction, index), members: judged.rules.members };
        this.states.apply(bytes, undefined, options);
        this.#notePlainKeys(bytes);
      }
    }
  }

  /**
   * Ends what ends with the block, in state and plaintexts.
   *
   * @returns the changes of private states and schedule, and whether it is time to {@link clean} after they are written
   */
  async finish(
    judged: JudgedBlock,
    publicState: VersionedState,
  ): Promise<{ readonly changes: StoredChange[]; readonly unclean: boolean }> {
    const { number } = judged;
    const ended = await this.#expiries.endingWith(number);
    for (const { writtenIn, keys } of ended) {
      for (const key of keys) {
        this.#expire(key, { writtenIn, number, publicState });
      }
      for (const collection of collectionsOf(keys)) {
        await this.#store.private.removeCollection(writtenIn, collection);
      }
    }
    const purged = await this.#purge(judged);
    const unclean = purged || (number % CLEANING_INTERVAL === 0n && (await this.#store.private.isUnclean()));
    const changes = [
      ...this.#expiries.add(this.#expiring(judged), number),
      ...this.#expiries.done(number, ended),
      ...this.states.changesOf(number),
    ];
    this.#plainKeys = new Map();
    return { changes, unclean };
  }

  written(height: bigint): void {
    this.states.written(height);
  }

  /** Begins to remove from the files what has been removed from state and plaintexts. */
  clean(): void {
    this.#cleaning = this.#cleaning
      .then(() => this.#store.state.compact())
      .then(() => this.#store.private.clean());
    // A failure is thrown when the ledger is closed.
    this.#cleaning.catch(() => undefined);
  }

  /** Settles when no cleaning is under way. */
  async close(): Promise<void> {
    await this.#cleaning;
  }

  #expire(
    { chaincode, collection, keyHash, key }: ExpiringKey,
    at: { readonly writtenIn: bigint; readonly number: bigint; readonly publicState: VersionedState },
  ): void {
    const revision: Revision = {
      version: { block: at.number, transaction: AFTER_ALL },
      value: undefined,
      metadata: undefined,
      valueWritten: true,
      transaction: { txId: '', timestamp: undefined },
    };
    const room = hashedNamespace(chaincode, collection);
    const newest = at.publicState.newest(room, keyHash);
    if (newest?.value !== undefined && newest.version.block === at.writtenIn) {
      at.publicState.append(room, keyHash, revision);
    }
    if (key !== undefined) {
      this.states.expire(privateNamespace(chaincode, collection), key, {
        writtenIn: at.writtenIn,
        revision,
      });
    }
  }

  #expiring(judged: JudgedBlock): (ExpiringKey & { readonly blockToLive: number })[] {
    return judged.transactions.flatMap(({ effect = [] }) =>
      effect.flatMap(({ namespace: chaincode, collections }) =>
        collections.flatMap(({ collection, writes, metadataWrites }) => {
          const blockToLive = judged.rules.blockToLive(chaincode, collection);
          const hashes = [
            ...writes.filter(({ isDelete }) => !isDelete).map(({ keyHash }) => keyHash),
            ...metadataWrites.map(({ key }) => key),
          ];
          return (blockToLive > 0 ? hashes : []).map((hash) => {
            const key = { chaincode, collection, keyHash: toHex(hash) };
            return { ...key, key: this.#plainKeys.get(nameOf(key)), blockToLive };
          });
        }),
      ),
    );
  }

  async #purge({ number, transactions }: JudgedBlock): Promise<boolean> {
    let purged = false;
    for (const [index, { effect = [] }] of transactions.entries()) {
      for (const { namespace: chaincode, collections } of effect) {
        for (const { collection, writes } of collections) {
          for (const { keyHash } of writes.filter(({ isPurge }) => isPurge)) {
            const key = { chaincode, collection, keyHash: toHex(keyHash) };
            await this.#store.private.removeKey(key, number, index);
            purged = true;
          }
        }
      }
    }
    return purged;
  }

  #notePlainKeys(privateBytes: Uint8Array): void {
    for (const { key, hashed } of writtenKeys(privateBytes)) {
      this.#plainKeys.set(nameOf(hashed), key);
    }
  }
}

function stampOf(
  { number }: JudgedBlock,
  { txId, timestamp }: JudgedTransaction,
  index: number,
): Pick<Revision, 'version' | 'transaction'> {
  return { version: { block: number, transaction: index }, transaction: { txId, timestamp } };
}

function nameOf({ chaincode, collection, keyHash }: HashedKey): string {
  return `${chaincode}\u0000${collection}\u0000${keyHash}`;
}

function collectionsOf(keys: readonly ExpiringKey[]): Omit<HashedKey, 'keyHash'>[] {
  const byName = new Map(
    keys.map(({ chaincode, collection }) => [`${chaincode}\u0000${collection}`, { chaincode, collection }]),
  );
  return [...byName.values()];
}
