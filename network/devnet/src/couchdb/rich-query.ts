import type { QueryPage, QueryResults, QueryRoom, StateEntry } from '../ledger/state-database.js';
import { projected } from './field-path.js';
import { find, type Found } from './find.js';
import type { QueryIndex } from './index-definition.js';
import { canonicalJson } from './json-value.js';
import { readMangoQuery } from './mango-query.js';
import { Fetches, PagedResults } from './paged-results.js';
import { readQueryText } from './query-text.js';

/**
 * Runs a chaincode's JSON query as a peer with CouchDB does. The peer asks CouchDB for 1,000 documents at a time,
 * going on from bookmark to bookmark; a `limit` in the query is overridden, a `skip` counts anew each time.
 *
 * @throws SimulationError in the words of the peer or of CouchDB
 */
export async function richQuery(
  text: string,
  page: QueryPage,
  state: {
    /** Keys and values of the namespace. */
    readonly entries: QueryRoom['entries'];
    readonly indexes: readonly QueryIndex[];
  },
): Promise<QueryResults> {
  const query = readMangoQuery(readQueryText(text));
  const { found, order } = await find(query, state.entries, state.indexes);
  return new PagedResults(new Fetches(query, found, order), page, (result) => valueOf(result, query.fields));
}

/** What the chaincode gets: the document without what CouchDB added, or the part of it that `fields` names. */
function valueOf({ entry, document }: Found, fields: readonly string[] | undefined): StateEntry {
  if (document === undefined && fields === undefined) {
    return entry; // A value that is no document is given as it is.
  }
  const chosen = fields === undefined ? document : projected(document ?? { _id: entry.key }, fields);
  const own = Object.entries(chosen ?? {}).filter(([name]) => name !== '_id');
  return { ...entry, value: Buffer.from(canonicalJson(Object.fromEntries(own))) };
}
