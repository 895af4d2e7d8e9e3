import type { StateDatabase } from '../ledger/state-database.js';
import type { QueryIndex } from './index-definition.js';
import { retrievedValue } from './json-document.js';
import { checkKey, checkValue } from './key-value-rules.js';
import { richQuery } from './rich-query.js';

/** Gives the indexes that a chaincode brought along, for its public state or for one of its collections. */
export type IndexSource = (chaincode: string, collection: string | undefined) => readonly QueryIndex[];

/** A state database that answers as CouchDB does. */
export function couchDatabase(indexesOf: IndexSource): StateDatabase {
  return {
    checkKey,
    checkValue,
    retrieved: retrievedValue,
    // The peer names the end of the range, in the form in which it had sent it to CouchDB.
    lastBookmark: (rangeEnd) => JSON.stringify(rangeEnd).slice(1, -1),
    query: (text, { chaincode, collection, entries }, page) =>
      richQuery(text, page ?? { size: 0, bookmark: '' }, {
        entries,
        indexes: indexesOf(chaincode, collection),
      }),
  };
}
