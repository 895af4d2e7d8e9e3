import { ledger } from '@hyperledger/fabric-protos';
import { RangeDigest } from './range-digest.js';
import { readMessage } from './read-set.js';
import type { RangeEntry } from './versioned-state.js';

/** A key and its value, as a query hands it to the chaincode. */
export interface KeyValue {
  readonly namespace: string;
  readonly key: string;
  readonly value: Uint8Array;
}

/** Results in key order. */
export interface Scan {
  /** The next result; undefined at the end. */
  next(): KeyValue | undefined;
  /** Where the next page starts: the key after the last one returned; at the end, what the state database says. */
  bookmark(): string;
}

/** A scan that notes what it has seen, for the phantom check at commit. */
export class RangeScan implements Scan {
  readonly #namespace: string;
  readonly #entries: Iterator<RangeEntry, undefined>;
  readonly #limit: number;
  readonly #end: string;
  readonly #lastBookmark: string;
  readonly #info = new ledger.rwset.kvrwset.RangeQueryInfo();
  readonly #digest = new RangeDigest();
  #returned = 0;

  /**
   * @param bounds.limit at most so many results, as for paging; 0 means no limit
   * @param bounds.lastBookmark what the state database gives for a bookmark at the end of the range; default empty
   */
  constructor(
    namespace: string,
    entries: Iterator<RangeEntry, undefined>,
    bounds: {
      readonly start: string;
      readonly end: string;
      readonly limit: number;
      readonly lastBookmark?: string;
    },
  ) {
    this.#namespace = namespace;
    this.#entries = entries;
    this.#limit = bounds.limit;
    this.#end = bounds.end;
    this.#lastBookmark = bounds.lastBookmark ?? '';
    this.#info.setStartKey(bounds.start);
  }

  /** The next result; undefined at the end, which is itself something seen. */
  next(): KeyValue | undefined {
    const entry = this.#limit > 0 && this.#returned >= this.#limit ? undefined : this.#entries.next().value;
    if (entry === undefined) {
      this.#info.setItrExhausted(true);
      this.#info.setEndKey(this.#end);
      return undefined;
    }
    this.#returned++;
    this.#digest.add(readMessage(entry.key, entry.revision.version));
    this.#info.setEndKey(entry.key);
    return { namespace: this.#namespace, key: entry.key, value: entry.revision.value ?? new Uint8Array() };
  }

  bookmark(): string {
    return this.#entries.next().value?.key ?? this.#lastBookmark;
  }

  /** What stands in the read set. Call once, when the simulation is over. */
  finish(): ledger.rwset.kvrwset.RangeQueryInfo {
    const { reads, summary } = this.#digest.finish();
    if (summary !== undefined) {
      this.#info.setReadsMerkleHashes(summary);
    } else if (reads.length > 0) {
      const raw = new ledger.rwset.kvrwset.QueryReads();
      raw.setKvReadsList([...reads]);
      this.#info.setRawReads(raw);
    }
    return this.#info;
  }
}

/** A scan of a private collection. It leaves no trace: Fabric does not check phantoms there. */
export class PrivateScan implements Scan {
  readonly #namespace: string;
  readonly #entries: Iterator<RangeEntry, undefined>;

  constructor(namespace: string, entries: Iterator<RangeEntry, undefined>) {
    this.#namespace = namespace;
    this.#entries = entries;
  }

  next(): KeyValue | undefined {
    const entry = this.#entries.next().value;
    return entry === undefined
      ? undefined
      : { namespace: this.#namespace, key: entry.key, value: entry.revision.value ?? new Uint8Array() };
  }

  bookmark(): string {
    return this.#entries.next().value?.key ?? '';
  }
}
