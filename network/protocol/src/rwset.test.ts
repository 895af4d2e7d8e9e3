import {
  HashedRWSet,
  KVMetadataEntry,
  KVMetadataWrite,
  KVMetadataWriteHash,
  KVRead,
  KVReadHash,
  KVRWSet,
  KVWrite,
  KVWriteHash,
  QueryReads,
  QueryReadsMerkleSummary,
  RangeQueryInfo,
  Version,
} from '@hyperledger/fabric-protos/lib/ledger/rwset/kvrwset/kv_rwset_pb.js';
import {
  CollectionHashedReadWriteSet,
  NsReadWriteSet,
  TxReadWriteSet,
} from '@hyperledger/fabric-protos/lib/ledger/rwset/rwset_pb.js';
import { concat, utf8 } from './bytes.js';
import { decodeReadWriteSet } from './rwset.js';

function versionMessage(block: number, transaction: number): Version {
  const message = new Version();
  message.setBlockNum(block);
  message.setTxNum(transaction);
  return message;
}

function encoded(set: KVRWSet, collections: readonly CollectionHashedReadWriteSet[] = []): Uint8Array {
  const namespace = new NsReadWriteSet();
  namespace.setNamespace('basic');
  namespace.setRwset(set.serializeBinary());
  namespace.setCollectionHashedRwsetList([...collections]);
  const message = new TxReadWriteSet();
  message.setNsRwsetList([namespace]);
  return message.serializeBinary();
}

it('tells a missing key from one written in block 0, transaction 0', () => {
  const [missing, genesis] = [new KVRead(), new KVRead()];
  missing.setKey('missing');
  genesis.setKey('genesis');
  genesis.setVersion(versionMessage(0, 0));
  const set = new KVRWSet();
  set.setReadsList([missing, genesis]);
  expect(decodeReadWriteSet(encoded(set))).toMatchObject([
    { reads: [{ key: 'missing' }, { key: 'genesis', version: { block: 0n, transaction: 0 } }] },
  ]);
  expect(decodeReadWriteSet(encoded(set))[0]?.reads[0]).not.toHaveProperty('version');
});

it('tells a deletion from an empty value, and reads key-level metadata', () => {
  const [deletion, empty] = [new KVWrite(), new KVWrite()];
  deletion.setKey('a');
  deletion.setIsDelete(true);
  empty.setKey('b');
  const entry = new KVMetadataEntry();
  entry.setName('VALIDATION_PARAMETER');
  entry.setValue(utf8('policy'));
  const metadata = new KVMetadataWrite();
  metadata.setKey('a');
  metadata.setEntriesList([entry]);
  const set = new KVRWSet();
  set.setWritesList([deletion, empty]);
  set.setMetadataWritesList([metadata]);
  expect(decodeReadWriteSet(encoded(set))).toMatchObject([
    {
      writes: [
        { key: 'a', isDelete: true, value: concat() },
        { key: 'b', isDelete: false, value: concat() },
      ],
      metadataWrites: [{ key: 'a', entries: new Map([['VALIDATION_PARAMETER', utf8('policy')]]) }],
    },
  ]);
});

it('reads scanned ranges, one by one or as a Merkle summary', () => {
  const read = new KVRead();
  read.setKey('b');
  read.setVersion(versionMessage(5, 2));
  const reads = new QueryReads();
  reads.setKvReadsList([read]);
  const plain = new RangeQueryInfo();
  plain.setStartKey('a');
  plain.setEndKey('c');
  plain.setItrExhausted(true);
  plain.setRawReads(reads);
  const summary = new QueryReadsMerkleSummary();
  summary.setMaxDegree(50);
  summary.setMaxLevel(1);
  summary.setMaxLevelHashesList([utf8('hash')]);
  const large = new RangeQueryInfo();
  large.setStartKey('a');
  large.setReadsMerkleHashes(summary);
  const set = new KVRWSet();
  set.setRangeQueriesInfoList([plain, large]);
  expect(decodeReadWriteSet(encoded(set))[0]?.rangeQueries).toEqual([
    {
      startKey: 'a',
      endKey: 'c',
      exhausted: true,
      reads: [{ key: 'b', version: { block: 5n, transaction: 2 } }],
    },
    {
      startKey: 'a',
      endKey: '',
      exhausted: false,
      merkleSummary: { maxDegree: 50, maxLevel: 1, maxLevelHashes: [utf8('hash')] },
    },
  ]);
});

it('reads private collections as hashes', () => {
  const read = new KVReadHash();
  read.setKeyHash(utf8('read key hash'));
  read.setVersion(versionMessage(1, 0));
  const write = new KVWriteHash();
  write.setKeyHash(utf8('key hash'));
  write.setValueHash(utf8('value hash'));
  write.setIsPurge(true);
  const metadata = new KVMetadataWriteHash();
  metadata.setKeyHash(utf8('key hash'));
  const hashed = new HashedRWSet();
  hashed.setHashedReadsList([read]);
  hashed.setHashedWritesList([write]);
  hashed.setMetadataWritesList([metadata]);
  const collection = new CollectionHashedReadWriteSet();
  collection.setCollectionName('_implicit_org_Org1MSP');
  collection.setHashedRwset(hashed.serializeBinary());
  collection.setPvtRwsetHash(utf8('set hash'));
  expect(decodeReadWriteSet(encoded(new KVRWSet(), [collection]))).toMatchObject([
    {
      collections: [
        {
          collection: '_implicit_org_Org1MSP',
          reads: [{ keyHash: utf8('read key hash'), version: { block: 1n, transaction: 0 } }],
          writes: [
            { keyHash: utf8('key hash'), isDelete: false, isPurge: true, valueHash: utf8('value hash') },
          ],
          metadataWrites: [{ key: utf8('key hash'), entries: new Map() }],
          privateHash: utf8('set hash'),
        },
      ],
    },
  ]);
});

it('refuses bytes that are no read/write set', () => {
  expect(() => decodeReadWriteSet(utf8('nonsense'))).toThrow('BAD_ENCODING');
  expect(decodeReadWriteSet(concat())).toEqual([]);
});
