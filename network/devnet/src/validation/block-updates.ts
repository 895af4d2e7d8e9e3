import { toHex } from '@fabric-governance/protocol/bytes';
import type { CollectionHashes, NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { metadataBytes } from '../ledger/key-metadata.js';
import { hashedNamespace } from '../ledger/namespaces.js';
import type { Revision, TransactionStamp, VersionedState } from '../ledger/versioned-state.js';
import type { Version } from '../ledger/version.js';

/** The state change of one key by a block, as the commit hash sees it. */
export interface KeyUpdate {
  readonly namespace: string;
  /** Empty for the public state. */
  readonly collection: string;
  /** The key's bytes; a private key's hash. */
  readonly key: Uint8Array;
  readonly revision: Revision;
}

interface KeyChange {
  value?: Uint8Array | undefined;
  valueWritten: boolean;
  deleted: boolean;
  metadata?: Uint8Array | undefined;
  metadataWritten: boolean;
}

/** Writes a block's valid transactions into the state, in order, and keeps what each key came to. */
export class BlockUpdates {
  readonly #state: VersionedState;
  readonly #updates = new Map<string, KeyUpdate>();

  constructor(state: VersionedState) {
    this.#state = state;
  }

  /** One entry a key, in the order of first change. */
  all(): readonly KeyUpdate[] {
    return [...this.#updates.values()];
  }

  apply(namespaces: readonly NamespaceReadWriteSet[], version: Version, transaction: TransactionStamp): void {
    for (const set of namespaces) {
      const changes = publicChanges(set);
      for (const [key, change] of changes) {
        this.#write(
          { room: set.namespace, key },
          change,
          { version, transaction },
          {
            namespace: set.namespace,
            collection: '',
            key: Buffer.from(key),
          },
        );
      }
      for (const collection of set.collections) {
        const room = hashedNamespace(set.namespace, collection.collection);
        for (const [key, change] of hashedChanges(collection)) {
          this.#write(
            { room, key },
            change,
            { version, transaction },
            {
              namespace: set.namespace,
              collection: collection.collection,
              key: Buffer.from(key, 'hex'),
            },
          );
        }
      }
    }
  }

  #write(
    place: { readonly room: string; readonly key: string },
    change: KeyChange,
    stamp: { readonly version: Version; readonly transaction: TransactionStamp },
    name: Omit<KeyUpdate, 'revision'>,
  ): void {
    const revision = nextRevision(this.#state.newest(place.room, place.key), change, stamp);
    if (revision !== undefined) {
      this.#state.append(place.room, place.key, revision);
      this.#updates.set(`${place.room}\u0000${place.key}`, { ...name, revision });
    }
  }
}

/** What a key comes to; undefined for metadata of a key that does not exist, which is no change. */
function nextRevision(
  before: Revision | undefined,
  change: KeyChange,
  stamp: { readonly version: Version; readonly transaction: TransactionStamp },
): Revision | undefined {
  if (change.deleted) {
    return { ...stamp, value: undefined, metadata: undefined, valueWritten: true };
  }
  const value = change.valueWritten ? change.value : before?.value;
  if (value === undefined) {
    return undefined;
  }
  const kept = before?.value === undefined ? undefined : before.metadata;
  const metadata = change.metadataWritten ? change.metadata : kept;
  // A copy: what was decoded is a window on the whole block, which it would keep in memory.
  return { ...stamp, value: new Uint8Array(value), metadata, valueWritten: change.valueWritten };
}

function publicChanges(set: NamespaceReadWriteSet): Map<string, KeyChange> {
  const changes = new Map<string, KeyChange>();
  for (const { key, isDelete, value } of set.writes) {
    changes.set(key, valueChange(isDelete, value));
  }
  for (const { key, entries } of set.metadataWrites) {
    changes.set(key, withMetadata(changes.get(key), entries));
  }
  return changes;
}

function hashedChanges(collection: CollectionHashes): Map<string, KeyChange> {
  const changes = new Map<string, KeyChange>();
  for (const { keyHash, isDelete, valueHash } of collection.writes) {
    changes.set(toHex(keyHash), valueChange(isDelete, valueHash));
  }
  for (const { key, entries } of collection.metadataWrites) {
    changes.set(toHex(key), withMetadata(changes.get(toHex(key)), entries));
  }
  return changes;
}

function valueChange(isDelete: boolean, value: Uint8Array): KeyChange {
  const deleted = isDelete || value.length === 0;
  return { deleted, valueWritten: !deleted, value, metadataWritten: false };
}

function withMetadata(change: KeyChange | undefined, entries: ReadonlyMap<string, Uint8Array>): KeyChange {
  return {
    ...(change ?? { deleted: false, valueWritten: false }),
    metadataWritten: true,
    metadata: metadataBytes(entries),
  };
}
