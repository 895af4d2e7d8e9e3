import type { QueryPage, QueryResults, StateEntry } from '../ledger/state-database.js';
import { bookmarkOf, placeOf } from './bookmark.js';
import type { Found, PlaceOrder } from './find.js';
import type { MangoQuery } from './mango-query.js';

/** Results that a peer fetches from CouchDB at a time (core.yaml `internalQueryLimit`). */
const FETCH_SIZE = 1000;

/** The peer's requests to CouchDB, each of which begins after the bookmark that the one before gave. */
export class Fetches {
  readonly #query: MangoQuery;
  readonly #found: readonly Found[];
  readonly #order: PlaceOrder;

  constructor(query: MangoQuery, found: readonly Found[], order: PlaceOrder) {
    this.#query = query;
    this.#found = found;
    this.#order = order;
  }

  after(bookmark: string, limit: number): { readonly results: readonly Found[]; readonly bookmark: string } {
    const text = bookmark === '' ? this.#query.bookmark : bookmark;
    const place = placeOf(text);
    const from =
      place === undefined
        ? 0
        : firstIndex(this.#found, (candidate) => this.#order(candidate.place, place) > 0);
    const start = from + this.#query.skip;
    const results = this.#found.slice(start, start + limit);
    return { results, bookmark: bookmarkOf(results.at(-1)?.place ?? place) };
  }
}

/** Gives results one by one (Fabric's `queryScanner`). */
export class PagedResults implements QueryResults {
  readonly #fetches: Fetches;
  readonly #pageSize: number;
  readonly #valueOf: (result: Found) => StateEntry;
  #fetched: readonly Found[] = [];
  #next = 0;
  #returned = 0;
  #bookmark: string;

  constructor(fetches: Fetches, page: QueryPage, valueOf: (result: Found) => StateEntry) {
    this.#fetches = fetches;
    this.#pageSize = page.size;
    this.#valueOf = valueOf;
    this.#bookmark = page.bookmark;
    this.#fetch();
  }

  next(): StateEntry | undefined {
    if (this.#next === FETCH_SIZE) {
      this.#fetch();
    }
    const result = this.#fetched[this.#next];
    if (result === undefined) {
      return undefined;
    }
    this.#next++;
    this.#returned++;
    return this.#valueOf(result);
  }

  bookmark(): string {
    return this.#bookmark;
  }

  #fetch(): void {
    const wanted = this.#pageSize === 0 ? FETCH_SIZE : this.#pageSize - this.#returned;
    const { results, bookmark } = this.#fetches.after(this.#bookmark, Math.min(wanted, FETCH_SIZE));
    this.#fetched = results;
    this.#bookmark = bookmark;
    this.#next = 0;
  }
}

/** The first index whose element satisfies a condition that holds for all later ones, too. */
function firstIndex<Element>(sorted: readonly Element[], isAfter: (element: Element) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = sorted[middle];
    if (candidate !== undefined && !isAfter(candidate)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
