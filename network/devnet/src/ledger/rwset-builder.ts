import { ledger } from '@hyperledger/fabric-protos';
import { sortedKeys } from './key-order.js';
import { sha256 } from './sha256.js';
import { hashedReadMessage, readMessage } from './read-set.js';
import type { KeyMetadata } from './key-metadata.js';
import type { Version } from './version.js';

const { kvrwset } = ledger.rwset;
type RangeQueryInfo = ledger.rwset.kvrwset.RangeQueryInfo;

/** What a simulation did, in the two forms that leave the peer. */
export interface SimulationResults {
  /** Serialized TxReadWriteSet, part of what endorsers sign. */
  readonly publicBytes: Uint8Array;
  /** Serialized TxPvtReadWriteSet; undefined when nothing private was written. */
  readonly privateBytes: Uint8Array | undefined;
}

/** A namespace that a simulation has read or written, with the keys whose value or metadata it writes. */
export interface TouchedNamespace {
  readonly namespace: string;
  readonly written: readonly string[];
  readonly collections: readonly { readonly collection: string; readonly written: readonly string[] }[];
}

class CollectionSets {
  readonly reads = new Map<string, ledger.rwset.kvrwset.KVReadHash>();
  readonly writes = new Map<
    string,
    { readonly key: string; readonly value: Uint8Array; readonly purge: boolean }
  >();
  readonly metadata = new Map<string, KeyMetadata>();
}

class NamespaceSets {
  readonly reads = new Map<string, ledger.rwset.kvrwset.KVRead>();
  readonly writes = new Map<string, Uint8Array>();
  readonly metadata = new Map<string, KeyMetadata>();
  readonly ranges = new Map<string, RangeQueryInfo>();
  readonly collections = new Map<string, CollectionSets>();
}

/** Collects what a simulation reads and writes; the result is deterministic, all names and keys in UTF-8 order. */
export class RwsetBuilder {
  readonly #namespaces = new Map<string, NamespaceSets>();

  addRead(namespace: string, key: string, version: Version | undefined): void {
    this.#namespace(namespace).reads.set(key, readMessage(key, version));
  }

  /** An empty value is a deletion, as everywhere in Fabric. */
  addWrite(namespace: string, key: string, value: Uint8Array): void {
    this.#namespace(namespace).writes.set(key, value);
  }

  addMetadataWrite(namespace: string, key: string, metadata: KeyMetadata): void {
    this.#namespace(namespace).metadata.set(key, metadata);
  }

  /** The first scan of the same range counts; a repeated one adds nothing. */
  addRange(namespace: string, range: RangeQueryInfo): void {
    const ranges = this.#namespace(namespace).ranges;
    const name = JSON.stringify([range.getStartKey(), range.getEndKey(), range.getItrExhausted()]);
    if (!ranges.has(name)) {
      ranges.set(name, range);
    }
  }

  addHashedRead(namespace: string, collection: string, key: string, version: Version | undefined): void {
    this.#collection(namespace, collection).reads.set(key, hashedReadMessage(sha256(key), version));
  }

  addPrivateWrite(
    namespace: string,
    collection: string,
    write: { readonly key: string; readonly value: Uint8Array; readonly purge: boolean },
  ): void {
    this.#collection(namespace, collection).writes.set(write.key, write);
  }

  addPrivateMetadataWrite(namespace: string, collection: string, key: string, metadata: KeyMetadata): void {
    this.#collection(namespace, collection).metadata.set(key, metadata);
  }

  build(): SimulationResults {
    const transaction = new ledger.rwset.TxReadWriteSet();
    transaction.setDataModel(ledger.rwset.TxReadWriteSet.DataModel.KV);
    const privateSets = new ledger.rwset.TxPvtReadWriteSet();
    privateSets.setDataModel(ledger.rwset.TxReadWriteSet.DataModel.KV);
    for (const name of sortedKeys(this.#namespaces.keys())) {
      const sets = this.#namespace(name);
      const privateNamespace = privateNamespaceMessage(name, sets);
      transaction.addNsRwset(namespaceMessage(name, sets, privateNamespace));
      if (privateNamespace.getCollectionPvtRwsetList().length > 0) {
        privateSets.addNsPvtRwset(privateNamespace);
      }
    }
    return {
      publicBytes: transaction.serializeBinary(),
      privateBytes: privateSets.getNsPvtRwsetList().length > 0 ? privateSets.serializeBinary() : undefined,
    };
  }

  /** What has been touched so far, sorted by name. */
  touched(): TouchedNamespace[] {
    return sortedKeys(this.#namespaces.keys()).map((namespace) => {
      const sets = this.#namespace(namespace);
      return {
        namespace,
        written: writtenKeys(sets),
        collections: sortedKeys(sets.collections.keys()).map((collection) => ({
          collection,
          written: writtenKeys(this.#collection(namespace, collection)),
        })),
      };
    });
  }

  #namespace(name: string): NamespaceSets {
    let sets = this.#namespaces.get(name);
    if (sets === undefined) {
      sets = new NamespaceSets();
      this.#namespaces.set(name, sets);
    }
    return sets;
  }

  #collection(namespace: string, name: string): CollectionSets {
    const collections = this.#namespace(namespace).collections;
    let sets = collections.get(name);
    if (sets === undefined) {
      sets = new CollectionSets();
      collections.set(name, sets);
    }
    return sets;
  }
}

function writtenKeys({
  writes,
  metadata,
}: Pick<NamespaceSets, 'metadata'> & { writes: ReadonlyMap<string, unknown> }): string[] {
  return sortedKeys(new Set([...writes.keys(), ...metadata.keys()]));
}

function namespaceMessage(
  name: string,
  sets: NamespaceSets,
  privateNamespace: ledger.rwset.NsPvtReadWriteSet,
): ledger.rwset.NsReadWriteSet {
  const rwset = new kvrwset.KVRWSet();
  rwset.setReadsList(inKeyOrder(sets.reads));
  rwset.setRangeQueriesInfoList([...sets.ranges.values()]);
  rwset.setWritesList(sortedKeys(sets.writes.keys()).map((key) => writeMessage(key, sets.writes.get(key))));
  rwset.setMetadataWritesList(
    sortedKeys(sets.metadata.keys()).map((key) => {
      const write = new kvrwset.KVMetadataWrite();
      write.setKey(key);
      write.setEntriesList(entryMessages(sets.metadata.get(key)));
      return write;
    }),
  );
  const message = new ledger.rwset.NsReadWriteSet();
  message.setNamespace(name);
  message.setRwset(rwset.serializeBinary());
  const privateHashes = new Map(
    privateNamespace
      .getCollectionPvtRwsetList()
      .map((collection) => [collection.getCollectionName(), sha256(collection.getRwset_asU8())]),
  );
  for (const collection of sortedKeys(sets.collections.keys())) {
    const hashed = new ledger.rwset.CollectionHashedReadWriteSet();
    hashed.setCollectionName(collection);
    hashed.setHashedRwset(hashedSetMessage(sets.collections.get(collection)).serializeBinary());
    hashed.setPvtRwsetHash(privateHashes.get(collection) ?? new Uint8Array());
    message.addCollectionHashedRwset(hashed);
  }
  return message;
}

function hashedSetMessage(sets = new CollectionSets()): ledger.rwset.kvrwset.HashedRWSet {
  const hashed = new kvrwset.HashedRWSet();
  hashed.setHashedReadsList(inKeyOrder(sets.reads));
  for (const key of sortedKeys(sets.writes.keys())) {
    const value = sets.writes.get(key)?.value ?? new Uint8Array();
    const write = new kvrwset.KVWriteHash();
    write.setKeyHash(sha256(key));
    write.setIsDelete(value.length === 0);
    write.setValueHash(value.length === 0 ? value : sha256(value));
    write.setIsPurge(sets.writes.get(key)?.purge ?? false);
    hashed.addHashedWrites(write);
  }
  for (const key of sortedKeys(sets.metadata.keys())) {
    const write = new kvrwset.KVMetadataWriteHash();
    write.setKeyHash(sha256(key));
    write.setEntriesList(entryMessages(sets.metadata.get(key)));
    hashed.addMetadataWrites(write);
  }
  return hashed;
}

function privateNamespaceMessage(name: string, sets: NamespaceSets): ledger.rwset.NsPvtReadWriteSet {
  const message = new ledger.rwset.NsPvtReadWriteSet();
  message.setNamespace(name);
  for (const collection of sortedKeys(sets.collections.keys())) {
    const { writes, metadata } = sets.collections.get(collection) ?? new CollectionSets();
    if (writes.size === 0 && metadata.size === 0) {
      continue;
    }
    const rwset = new kvrwset.KVRWSet();
    rwset.setWritesList(sortedKeys(writes.keys()).map((key) => writeMessage(key, writes.get(key)?.value)));
    for (const key of sortedKeys(metadata.keys())) {
      // Only that the metadata changed is told to members; its entries are public, in the hashed set.
      const write = new kvrwset.KVMetadataWrite();
      write.setKey(key);
      rwset.addMetadataWrites(write);
    }
    const entry = new ledger.rwset.CollectionPvtReadWriteSet();
    entry.setCollectionName(collection);
    entry.setRwset(rwset.serializeBinary());
    message.addCollectionPvtRwset(entry);
  }
  return message;
}

function writeMessage(key: string, value: Uint8Array = new Uint8Array()): ledger.rwset.kvrwset.KVWrite {
  const write = new kvrwset.KVWrite();
  write.setKey(key);
  write.setIsDelete(value.length === 0);
  write.setValue(value);
  return write;
}

function entryMessages(metadata: KeyMetadata = new Map()): ledger.rwset.kvrwset.KVMetadataEntry[] {
  return sortedKeys(metadata.keys()).map((name) => {
    const entry = new kvrwset.KVMetadataEntry();
    entry.setName(name);
    entry.setValue(metadata.get(name) ?? new Uint8Array());
    return entry;
  });
}

function inKeyOrder<Message>(messages: ReadonlyMap<string, Message>): Message[] {
  return sortedKeys(messages.keys()).flatMap((key) => messages.get(key) ?? []);
}
