import type { CollectionHashes, NamespaceReadWriteSet, RangeQuery } from '@fabric-governance/protocol/rwset';
import { equalBytes, toHex } from '@fabric-governance/protocol/bytes';
import { compareKeys } from '../ledger/key-order.js';
import { hashedNamespace } from '../ledger/namespaces.js';
import { RangeDigest } from '../ledger/range-digest.js';
import { readMessage } from '../ledger/read-set.js';
import { sameVersion, type Version } from '../ledger/version.js';
import type { RangeEntry, VersionedState } from '../ledger/versioned-state.js';
import { TransactionFault } from './transaction-fault.js';

/**
 * Checks that everything a transaction has read is still so, earlier valid transactions of the same block included:
 * their writes are already in `state`, with this block's number.
 *
 * @throws TransactionFault MVCC_READ_CONFLICT or PHANTOM_READ_CONFLICT
 */
export function checkReads(
  namespaces: readonly NamespaceReadWriteSet[],
  state: VersionedState,
  block: bigint,
): void {
  for (const { namespace, reads, rangeQueries, collections } of namespaces) {
    for (const read of reads) {
      checkRead({ namespace, key: read.key, version: read.version }, state, block);
    }
    for (const query of rangeQueries) {
      if (!sameRange(namespace, query, state)) {
        const range = `${namespace} ${JSON.stringify(query.startKey)}..${JSON.stringify(query.endKey)}`;
        throw new TransactionFault('PHANTOM_READ_CONFLICT', `the range ${range} changed`);
      }
    }
    for (const collection of collections) {
      checkHashedReads(namespace, collection, { state, block });
    }
  }
}

function checkHashedReads(
  namespace: string,
  { collection, reads }: CollectionHashes,
  { state, block }: { readonly state: VersionedState; readonly block: bigint },
): void {
  for (const read of reads) {
    const key = toHex(read.keyHash);
    checkRead(
      { namespace: hashedNamespace(namespace, collection), key, version: read.version },
      state,
      block,
    );
  }
}

interface Read {
  readonly namespace: string;
  readonly key: string;
  readonly version: Version | undefined;
}

function checkRead({ namespace, key, version }: Read, state: VersionedState, block: bigint): void {
  const newest = state.newest(namespace, key);
  // A key that an earlier transaction of this block touched conflicts, even when it was deleted and never read.
  const touchedHere = newest?.version.block === block;
  const current = newest?.value === undefined ? undefined : newest.version;
  if (touchedHere || !sameVersion(current, version)) {
    throw new TransactionFault(
      'MVCC_READ_CONFLICT',
      `${namespace} ${JSON.stringify(key)} changed since it was read`,
    );
  }
}

function sameRange(namespace: string, query: RangeQuery, state: VersionedState): boolean {
  const { startKey, endKey, exhausted, reads = [], merkleSummary } = query;
  // A scan that was not read to its end names the last key it saw, so that key belongs to the range.
  const current = rangeIncluding(state.view().range(namespace, startKey, exhausted ? endKey : ''), {
    last: exhausted ? undefined : endKey,
  });
  if (merkleSummary === undefined) {
    return (
      current.length === reads.length &&
      current.every((entry, index) => {
        const read = reads[index];
        return read?.key === entry.key && sameVersion(read.version, entry.revision.version);
      })
    );
  }
  const digest = new RangeDigest(merkleSummary.maxDegree);
  for (const { key, revision } of current) {
    digest.add(readMessage(key, revision.version));
  }
  const { summary } = digest.finish();
  const hashes = summary?.getMaxLevelHashesList_asU8() ?? [];
  return (
    summary?.getMaxLevel() === merkleSummary.maxLevel &&
    hashes.length === merkleSummary.maxLevelHashes.length &&
    hashes.every((hash, index) => equalBytes(hash, merkleSummary.maxLevelHashes[index] ?? new Uint8Array()))
  );
}

function rangeIncluding(
  entries: Iterator<RangeEntry, undefined>,
  { last }: { readonly last: string | undefined },
): RangeEntry[] {
  const found: RangeEntry[] = [];
  for (let entry = entries.next().value; entry !== undefined; entry = entries.next().value) {
    if (last !== undefined && compareKeys(entry.key, last) > 0) {
      break;
    }
    found.push(entry);
  }
  return found;
}
