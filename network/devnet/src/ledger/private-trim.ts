import { decode } from '@fabric-governance/protocol/message';
import { ledger } from '@hyperledger/fabric-protos';
import { sha256Hex } from './sha256.js';

/** A private key as everybody knows it. */
export interface HashedKey {
  readonly chaincode: string;
  readonly collection: string;
  /** Lower-case hex. */
  readonly keyHash: string;
}

/** The private writes of one collection in one transaction. */
export interface CollectionWrites {
  readonly chaincode: string;
  readonly collection: string;
  /** Serialized KVRWSet. */
  readonly rwset: Uint8Array;
}

/** Takes a serialized TxPvtReadWriteSet apart. */
export function collectionWrites(privateBytes: Uint8Array): CollectionWrites[] {
  return decode(ledger.rwset.TxPvtReadWriteSet, privateBytes)
    .getNsPvtRwsetList()
    .flatMap((set) =>
      set.getCollectionPvtRwsetList().map((collection) => ({
        chaincode: set.getNamespace(),
        collection: collection.getCollectionName(),
        rwset: collection.getRwset_asU8(),
      })),
    );
}

/** The keys that private writes name, plain and by their hashes; those of which only metadata changed included. */
export function writtenKeys(
  privateBytes: Uint8Array,
): { readonly key: string; readonly hashed: HashedKey }[] {
  return collectionWrites(privateBytes).flatMap(({ chaincode, collection, rwset }) => {
    const message = decode(ledger.rwset.kvrwset.KVRWSet, rwset);
    return [...message.getWritesList(), ...message.getMetadataWritesList()].map((write) => {
      const key = write.getKey();
      return { key, hashed: { chaincode, collection, keyHash: sha256Hex(key) } };
    });
  });
}

/**
 * Private writes without those of the given keys; a key without hash stands for its whole collection. What is left no
 * longer has the hash that the block names.
 *
 * @returns undefined when nothing is left
 */
export function withoutKeys(
  privateBytes: Uint8Array,
  removed: readonly (Omit<HashedKey, 'keyHash'> & { readonly keyHash?: string })[],
): Uint8Array | undefined {
  const message = decode(ledger.rwset.TxPvtReadWriteSet, privateBytes);
  const isRemoved = (chaincode: string, collection: string, key: string): boolean =>
    removed.some(
      (each) =>
        each.chaincode === chaincode &&
        each.collection === collection &&
        (each.keyHash === undefined || each.keyHash === sha256Hex(key)),
    );
  const sets = message.getNsPvtRwsetList().filter((set) => {
    const collections = set.getCollectionPvtRwsetList().filter((collection) => {
      const rwset = decode(ledger.rwset.kvrwset.KVRWSet, collection.getRwset_asU8());
      const kept = rwset
        .getWritesList()
        .filter((write) => !isRemoved(set.getNamespace(), collection.getCollectionName(), write.getKey()));
      rwset.setWritesList(kept);
      collection.setRwset(rwset.serializeBinary());
      return kept.length + rwset.getMetadataWritesList().length > 0;
    });
    set.setCollectionPvtRwsetList(collections);
    return collections.length > 0;
  });
  message.setNsPvtRwsetList(sets);
  return sets.length > 0 ? message.serializeBinary() : undefined;
}
