import { equalBytes } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import type { NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { ledger } from '@hyperledger/fabric-protos';
import type { CollectionRules } from './judged-block.js';
import { privateNamespace } from './namespaces.js';
import { collectionWrites, type CollectionWrites } from './private-trim.js';
import { sha256 } from './sha256.js';
import type { StateDisk, StoredChange } from './state-disk.js';
import type { StateStore } from './state-store.js';
import { VersionedState, type Revision } from './versioned-state.js';

/** Under which the names of the organisations that have a private state are kept. */
const OWNER = 'owner/';

/** The plaintext of private collections, each organisation's apart: only members of a collection have its values. */
export class PrivateStates {
  readonly #states = new Map<string, { readonly state: VersionedState; readonly disk: StateDisk }>();
  readonly #store: StateStore;

  private constructor(store: StateStore) {
    this.#store = store;
  }

  /** Opens all that are on the disk. */
  static async open(store: StateStore, height: bigint): Promise<PrivateStates> {
    const states = new PrivateStates(store);
    for (const [mspId] of await store.entries(OWNER)) {
      await states.state(mspId).load(height);
    }
    return states;
  }

  /** One organisation's private state; empty for one that holds none. */
  state(mspId: string): VersionedState {
    let found = this.#states.get(mspId);
    if (found === undefined) {
      const disk = this.#store.state(`private/${mspId}`);
      found = { state: new VersionedState(disk), disk };
      this.#states.set(mspId, found);
    }
    return found.state;
  }

  /**
   * Gives a valid transaction's plaintext to the members of its collections.
   *
   * @param privateBytes serialized TxPvtReadWriteSet
   * @param published the transaction's public side, whose hashes the plaintext must have; what does not is ignored.
   *   Undefined for what was checked before
   * @returns whether anything was applied
   */
  apply(
    privateBytes: Uint8Array,
    published: readonly NamespaceReadWriteSet[] | undefined,
    options: {
      readonly stamp: Pick<Revision, 'version' | 'transaction'>;
      readonly members: CollectionRules['members'];
    },
  ): boolean {
    let applied = false;
    for (const writes of collectionWrites(privateBytes)) {
      if (published !== undefined && !matchesHash(writes, published)) {
        continue;
      }
      for (const mspId of options.members(writes.chaincode, writes.collection) ?? []) {
        this.#write(mspId, writes, options.stamp);
        applied = true;
      }
    }
    return applied;
  }

  /** Deletes a key, last written in block `writtenIn`, from all organisations' states. */
  expire(
    room: string,
    key: string,
    expiry: { readonly writtenIn: bigint; readonly revision: Revision },
  ): void {
    for (const { state } of this.#states.values()) {
      const newest = state.newest(room, key);
      if (newest?.value !== undefined && newest.version.block === expiry.writtenIn) {
        state.append(room, key, expiry.revision);
      }
    }
  }

  /** What a block has changed, for the disk. */
  changesOf(block: bigint): StoredChange[] {
    return [...this.#states].flatMap(([mspId, { state, disk }]) => {
      const changes = state.changesOf(block);
      return changes.length === 0
        ? []
        : [
            { key: OWNER + mspId, value: new Uint8Array() },
            ...changes.flatMap((change) => disk.changes(change)),
          ];
    });
  }

  /** As {@link VersionedState.written}. */
  written(height: bigint): void {
    for (const { state } of this.#states.values()) {
      state.written(height);
    }
  }

  #write(mspId: string, writes: CollectionWrites, stamp: Pick<Revision, 'version' | 'transaction'>): void {
    const state = this.state(mspId);
    const room = privateNamespace(writes.chaincode, writes.collection);
    const rwset = decode(ledger.rwset.kvrwset.KVRWSet, writes.rwset);
    for (const write of rwset.getWritesList()) {
      const deleted = write.getIsDelete() || write.getValue_asU8().length === 0;
      state.append(room, write.getKey(), {
        ...stamp,
        value: deleted ? undefined : new Uint8Array(write.getValue_asU8()),
        metadata: undefined,
        valueWritten: true,
      });
    }
    for (const { key } of rwset.getMetadataWritesList().map((write) => ({ key: write.getKey() }))) {
      // New metadata gives the hash a new version, so the plaintext follows; otherwise it would look outdated.
      const current = state.newest(room, key);
      if (current?.value !== undefined && current.version !== stamp.version) {
        state.append(room, key, { ...stamp, value: current.value, metadata: undefined, valueWritten: false });
      }
    }
  }
}

function matchesHash(writes: CollectionWrites, published: readonly NamespaceReadWriteSet[]): boolean {
  const hashes = published
    .find(({ namespace }) => namespace === writes.chaincode)
    ?.collections.find(({ collection }) => collection === writes.collection);
  return hashes !== undefined && equalBytes(hashes.privateHash, sha256(writes.rwset));
}
