import { ledger } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { Scan } from '../ledger/range-scan.js';
import type { Revision } from '../ledger/versioned-state.js';
import type { ResultSource } from './query-cursors.js';

/** Keys and values of a scan, as the shim reads them. */
export function scanResults(scan: Scan): ResultSource {
  return {
    next: () => {
      const found = scan.next();
      if (found === undefined) {
        return undefined;
      }
      const result = new ledger.queryresult.KV();
      result.setNamespace(found.namespace);
      result.setKey(found.key);
      result.setValue(found.value);
      return result.serializeBinary();
    },
    bookmark: () => scan.bookmark(),
  };
}

/** A key's changes, newest first, as the shim reads them. */
export function historyResults(revisions: readonly Revision[]): ResultSource {
  const remaining = revisions.values();
  return {
    next: () => {
      const revision = remaining.next().value;
      if (revision === undefined) {
        return undefined;
      }
      const change = new ledger.queryresult.KeyModification();
      change.setTxId(revision.transaction.txId);
      change.setValue(revision.value ?? new Uint8Array());
      change.setIsDelete(revision.value === undefined);
      if (revision.transaction.timestamp !== undefined) {
        change.setTimestamp(Timestamp.deserializeBinary(revision.transaction.timestamp));
      }
      return change.serializeBinary();
    },
    bookmark: () => '',
  };
}
