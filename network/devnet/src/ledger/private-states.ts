import { equalBytes } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import type { NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { ledger } from '@hyperledger/fabric-protos';
import { privateNamespace } from './namespaces.js';
import { sha256 } from './sha256.js';
import { VersionedState, type Revision } from './versioned-state.js';

/** The private writes of one collection in one transaction. */
interface CollectionWrites {
  readonly namespace: string;
  readonly collection: string;
  readonly rwset: Uint8Array;
}

/** The plaintext of private collections, each organisation's apart: only members of a collection have its values. */
export class PrivateStates {
  readonly #states = new Map<string, VersionedState>();

  /** One organisation's private state; empty for one that holds none. */
  state(mspId: string): VersionedState {
    let state = this.#states.get(mspId);
    if (state === undefined) {
      state = new VersionedState();
      this.#states.set(mspId, state);
    }
    return state;
  }

  /**
   * Gives a valid transaction's plaintext to the members of its collections.
   *
   * @param privateBytes serialized TxPvtReadWriteSet, as simulated
   * @param members who holds a collection; undefined when it no longer exists
   * @returns whether anything matched the hashes in the block; what does not match is ignored
   */
  apply(
    privateBytes: Uint8Array,
    published: readonly NamespaceReadWriteSet[],
    options: {
      readonly stamp: Pick<Revision, 'version' | 'transaction'>;
      readonly members: (namespace: string, collection: string) => ReadonlySet<string> | undefined;
    },
  ): boolean {
    let applied = false;
    for (const writes of collectionWrites(privateBytes)) {
      if (!matchesHash(writes, published)) {
        continue;
      }
      for (const mspId of options.members(writes.namespace, writes.collection) ?? []) {
        this.#write(mspId, writes, options.stamp);
        applied = true;
      }
    }
    return applied;
  }

  #write(mspId: string, writes: CollectionWrites, stamp: Pick<Revision, 'version' | 'transaction'>): void {
    const state = this.state(mspId);
    const room = privateNamespace(writes.namespace, writes.collection);
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

function collectionWrites(privateBytes: Uint8Array): CollectionWrites[] {
  return decode(ledger.rwset.TxPvtReadWriteSet, privateBytes)
    .getNsPvtRwsetList()
    .flatMap((set) =>
      set.getCollectionPvtRwsetList().map((collection) => ({
        namespace: set.getNamespace(),
        collection: collection.getCollectionName(),
        rwset: collection.getRwset_asU8(),
      })),
    );
}

function matchesHash(writes: CollectionWrites, published: readonly NamespaceReadWriteSet[]): boolean {
  const hashes = published
    .find(({ namespace }) => namespace === writes.namespace)
    ?.collections.find(({ collection }) => collection === writes.collection);
  return hashes !== undefined && equalBytes(hashes.privateHash, sha256(writes.rwset));
}
