import { compareKeys } from '../ledger/key-order.js';
import type { QueryRoom, StateEntry } from '../ledger/state-database.js';
import { compareArrays } from './collation.js';
import { fieldPath, UNREACHABLE, valueAt } from './field-path.js';
import type { Place } from './bookmark.js';
import type { QueryIndex } from './index-definition.js';
import { chooseIndex } from './index-choice.js';
import { storedValue } from './json-document.js';
import { isJsonObject, type JsonObject, type JsonValue } from './json-value.js';
import { type Matcher, matcherOf } from './matching.js';
import type { MangoQuery } from './mango-query.js';

/** A document that a query found, and where it stands in the query's order. */
export interface Found {
  readonly place: Place;
  readonly entry: StateEntry;
  /** With `_id`; undefined for a value that is no JSON object. */
  readonly document: JsonObject | undefined;
}

/** Order of a query's results. */
export type PlaceOrder = (left: Place, right: Place) => number;

/**
 * Finds all documents that a query asks for, in the query's order.
 *
 * @param entries a namespace's keys and values
 * @throws SimulationError in CouchDB's words
 */
export async function find(
  query: MangoQuery,
  entries: QueryRoom['entries'],
  indexes: readonly QueryIndex[],
): Promise<{ readonly found: readonly Found[]; readonly order: PlaceOrder }> {
  const index = chooseIndex(query, indexes);
  const matches = matcherOf(query.condition);
  const keyOf = indexKey(index);
  const found: Found[] = [];
  for await (const entry of entries) {
    const stored = storedValue(entry.value);
    const document = stored.kind === 'document' ? stored.document : undefined;
    const full = { ...document, _id: entry.key };
    const key = keyOf(full);
    if (key !== undefined && matches(full)) {
      found.push({ place: { key, id: entry.key }, entry, document: document && full });
    }
  }
  const direction = query.sort.descending ? -1 : 1;
  const order: PlaceOrder = (left, right) =>
    direction * (compareArrays(left.key, right.key) || compareKeys(left.id, right.id));
  return { found: found.sort((left, right) => order(left.place, right.place)), order };
}

/** Gives a document's key in the index; undefined for documents that the index does not have. */
function indexKey(index: QueryIndex | undefined): (document: JsonObject) => readonly JsonValue[] | undefined {
  if (index === undefined) {
    return () => [];
  }
  const paths = index.fields.map(fieldPath);
  const covers: Matcher = index.partialFilter === undefined ? isJsonObject : matcherOf(index.partialFilter);
  return (document) => {
    if (!covers(document)) {
      return undefined;
    }
    const key: JsonValue[] = [];
    for (const path of paths) {
      const value = valueAt(document, path);
      if (value === undefined || value === UNREACHABLE) {
        return undefined;
      }
      key.push(value);
    }
    return key;
  };
}
