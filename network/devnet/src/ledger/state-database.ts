import { SimulationError } from './simulation-error.js';
import type { Version } from './version.js';

/** Names of the databases that a peer can keep its state in (core.yaml `ledger.state.stateDatabase`). */
export const STATE_DATABASES = ['goleveldb', 'CouchDB'] as const;

/** Name of a state database. */
export type StateDatabaseName = (typeof STATE_DATABASES)[number];

/** A key of the state with its value. */
export interface StateEntry {
  readonly key: string;
  readonly value: Uint8Array;
  readonly version: Version;
}

/** A page to give, as the chaincode asks for it. */
export interface QueryPage {
  /** Most results; 0 for all. */
  readonly size: number;
  /** Where an earlier page ended; empty for the beginning. */
  readonly bookmark: string;
}

/** The keys that a JSON query searches. */
export interface QueryRoom {
  readonly chaincode: string;
  /** Undefined for the public state. */
  readonly collection: string | undefined;
  readonly entries: Iterable<StateEntry> | AsyncIterable<StateEntry>;
}

/** The results of a JSON query, one after the other. */
export interface QueryResults {
  /** Undefined at the end. */
  next(): StateEntry | undefined;
  /** Where the results given so far end. */
  bookmark(): string;
}

/** What chaincodes notice of the database that their peer keeps its state in. Refusals are SimulationErrors. */
export interface StateDatabase {
  /** Refuses keys that the database cannot hold. */
  checkKey(key: string): void;
  /** Refuses values that the database cannot hold; an empty one is a deletion. */
  checkValue(value: Uint8Array): void;
  /** A value as it is read after it was put. */
  retrieved(value: Uint8Array): Uint8Array;
  /** Bookmark of a range's last page. */
  lastBookmark(rangeEnd: string): string;
  /** Runs a JSON query; with a page, only that part of it. */
  query(text: string, room: QueryRoom, page: QueryPage | undefined): Promise<QueryResults>;
}

/** LevelDB, Fabric's default: takes all keys and values, and knows no queries. */
export const LEVEL_DATABASE: StateDatabase = {
  checkKey: () => undefined,
  checkValue: () => undefined,
  retrieved: (value) => value,
  lastBookmark: () => '',
  query: (_text, _room, page) => {
    const method = page === undefined ? 'ExecuteQuery' : 'ExecuteQueryWithMetadata';
    return Promise.reject(new SimulationError(`${method} not supported for leveldb`));
  },
};
