import { TxReadWriteSet } from '@hyperledger/fabric-protos/lib/ledger/rwset/rwset_pb.js';
import type {
  CollectionHashedReadWriteSet,
  NsReadWriteSet,
} from '@hyperledger/fabric-protos/lib/ledger/rwset/rwset_pb.js';
import { HashedRWSet, KVRWSet } from '@hyperledger/fabric-protos/lib/ledger/rwset/kvrwset/kv_rwset_pb.js';
import type {
  KVMetadataEntry,
  KVRead,
  QueryReads,
  RangeQueryInfo as RangeQueryInfoMessage,
  Version as VersionMessage,
} from '@hyperledger/fabric-protos/lib/ledger/rwset/kvrwset/kv_rwset_pb.js';
import { decode } from './message.js';

/** Where a value was written: block and position of the transaction in it. Block 0, transaction 0 is a version like any other. */
export interface Version {
  readonly block: bigint;
  readonly transaction: number;
}

/** A key that a simulation read. No version: the key did not exist. */
export interface KeyRead {
  readonly key: string;
  readonly version?: Version;
}

export interface KeyWrite {
  readonly key: string;
  readonly isDelete: boolean;
  readonly value: Uint8Array;
}

/** New metadata of a key, such as its own endorsement policy under the name VALIDATION_PARAMETER. Empty: all removed. */
export interface MetadataWrite<Key> {
  readonly key: Key;
  readonly entries: ReadonlyMap<string, Uint8Array>;
}

/** A scanned range and what stood in it: the reads one by one, or a Merkle summary above 50 of them. */
export interface RangeQuery {
  readonly startKey: string;
  readonly endKey: string;
  /** Whether the scan reached the end key. */
  readonly exhausted: boolean;
  readonly reads?: readonly KeyRead[];
  readonly merkleSummary?: {
    readonly maxDegree: number;
    readonly maxLevel: number;
    readonly maxLevelHashes: readonly Uint8Array[];
  };
}

export interface HashedRead {
  readonly keyHash: Uint8Array;
  readonly version?: Version;
}

export interface HashedWrite {
  readonly keyHash: Uint8Array;
  readonly isDelete: boolean;
  readonly isPurge: boolean;
  readonly valueHash: Uint8Array;
}

/** What a transaction did to one private collection, as hashes: the plaintext is not in the block. */
export interface CollectionHashes {
  readonly collection: string;
  readonly reads: readonly HashedRead[];
  readonly writes: readonly HashedWrite[];
  readonly metadataWrites: readonly MetadataWrite<Uint8Array>[];
  /** SHA-256 of the private read/write set's bytes; empty when nothing was written. */
  readonly privateHash: Uint8Array;
}

/** What a transaction read and wrote under one chaincode's name. */
export interface NamespaceReadWriteSet {
  readonly namespace: string;
  readonly reads: readonly KeyRead[];
  readonly writes: readonly KeyWrite[];
  readonly metadataWrites: readonly MetadataWrite<string>[];
  readonly rangeQueries: readonly RangeQuery[];
  readonly collections: readonly CollectionHashes[];
}

/** Takes `rwset.TxReadWriteSet` apart, in its own order; throws BAD_ENCODING. */
export function decodeReadWriteSet(bytes: Uint8Array): readonly NamespaceReadWriteSet[] {
  return decode(TxReadWriteSet, bytes).getNsRwsetList().map(namespaceSet);
}

function namespaceSet(message: NsReadWriteSet): NamespaceReadWriteSet {
  const set = decode(KVRWSet, message.getRwset_asU8());
  return {
    namespace: message.getNamespace(),
    reads: set.getReadsList().map(keyRead),
    writes: set.getWritesList().map((write) => ({
      key: write.getKey(),
      isDelete: write.getIsDelete(),
      value: write.getValue_asU8(),
    })),
    metadataWrites: set
      .getMetadataWritesList()
      .map((write) => ({ key: write.getKey(), entries: metadata(write.getEntriesList()) })),
    rangeQueries: set.getRangeQueriesInfoList().map(rangeQuery),
    collections: message.getCollectionHashedRwsetList().map(collection),
  };
}

function collection(message: CollectionHashedReadWriteSet): CollectionHashes {
  const set = decode(HashedRWSet, message.getHashedRwset_asU8());
  return {
    collection: message.getCollectionName(),
    reads: set
      .getHashedReadsList()
      .map((read) => ({ keyHash: read.getKeyHash_asU8(), ...version(read.getVersion()) })),
    writes: set.getHashedWritesList().map((write) => ({
      keyHash: write.getKeyHash_asU8(),
      isDelete: write.getIsDelete(),
      isPurge: write.getIsPurge(),
      valueHash: write.getValueHash_asU8(),
    })),
    metadataWrites: set
      .getMetadataWritesList()
      .map((write) => ({ key: write.getKeyHash_asU8(), entries: metadata(write.getEntriesList()) })),
    privateHash: message.getPvtRwsetHash_asU8(),
  };
}

function rangeQuery(message: RangeQueryInfoMessage): RangeQuery {
  const summary = message.getReadsMerkleHashes();
  return {
    startKey: message.getStartKey(),
    endKey: message.getEndKey(),
    exhausted: message.getItrExhausted(),
    ...rawReads(message.getRawReads()),
    ...(summary && {
      merkleSummary: {
        maxDegree: summary.getMaxDegree(),
        maxLevel: summary.getMaxLevel(),
        maxLevelHashes: summary.getMaxLevelHashesList_asU8(),
      },
    }),
  };
}

function rawReads(message: QueryReads | undefined): { reads?: readonly KeyRead[] } {
  return message ? { reads: message.getKvReadsList().map(keyRead) } : {};
}

function keyRead(message: KVRead): KeyRead {
  return { key: message.getKey(), ...version(message.getVersion()) };
}

function version(message: VersionMessage | undefined): { version?: Version } {
  return message
    ? { version: { block: BigInt(message.getBlockNum()), transaction: message.getTxNum() } }
    : {};
}

function metadata(entries: readonly KVMetadataEntry[]): ReadonlyMap<string, Uint8Array> {
  return new Map(entries.map((entry) => [entry.getName(), entry.getValue_asU8()]));
}
