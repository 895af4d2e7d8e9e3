import { compareKeys } from './key-order.js';
import { SortedKeySet } from './sorted-key-set.js';
import type { Version } from './version.js';

/** The transaction behind a revision, as a key's history shows it. */
export interface TransactionStamp {
  readonly txId: string;
  /** Serialized google.protobuf.Timestamp of the channel header; undefined where the client set none. */
  readonly timestamp: Uint8Array | undefined;
}

/** One committed change of a key. */
export interface Revision {
  readonly version: Version;
  /** Undefined when the key was deleted. */
  readonly value: Uint8Array | undefined;
  /** Serialized key metadata (key-level endorsement policy); undefined when there is none. */
  readonly metadata: Uint8Array | undefined;
  /** False when only the metadata changed: such revisions are not part of the key's history. */
  readonly valueWritten: boolean;
  readonly transaction: TransactionStamp;
}

/** A key found by a range scan. */
export interface RangeEntry {
  readonly key: string;
  readonly revision: Revision;
}

/** What a reader sees: the state after a number of blocks, or the newest. */
export interface StateView {
  /** The current revision, or undefined where the key does not exist or is deleted. */
  get(namespace: string, key: string): Revision | undefined;
  /** Existing keys from `start` (inclusive) to `end` (exclusive; empty means no end) in UTF-8 order. */
  range(namespace: string, start: string, end: string): Iterator<RangeEntry, undefined>;
  /** All changes of the value, newest first, deletions included. */
  history(namespace: string, key: string): Revision[];
}

class Namespace {
  readonly keys = new SortedKeySet();
  readonly revisions = new Map<string, Revision[]>();
}

/**
 * All revisions of all keys of a channel. Because nothing is overwritten, one structure gives snapshots for
 * simulation, history, and the newest state for validation, without locks.
 */
export class VersionedState {
  readonly #namespaces = new Map<string, Namespace>();

  /** Adds a revision, which must be newer than all earlier ones of its key. */
  append(namespace: string, key: string, revision: Revision): void {
    let room = this.#namespaces.get(namespace);
    if (room === undefined) {
      room = new Namespace();
      this.#namespaces.set(namespace, room);
    }
    const revisions = room.revisions.get(key);
    if (revisions === undefined) {
      room.keys.add(key);
      room.revisions.set(key, [revision]);
    } else {
      revisions.push(revision);
    }
  }

  /** The last revision, deletions included. */
  newest(namespace: string, key: string): Revision | undefined {
    return this.#namespaces.get(namespace)?.revisions.get(key)?.at(-1);
  }

  /** The state after the first `height` blocks; without a height, the newest state at each moment. */
  view(height?: bigint): StateView {
    const visible = (revisions: Revision[] | undefined): Revision | undefined =>
      height === undefined
        ? revisions?.at(-1)
        : revisions?.findLast((revision) => revision.version.block < height);
    const existing = (namespace: string, key: string): Revision | undefined => {
      const revision = visible(this.#namespaces.get(namespace)?.revisions.get(key));
      return revision?.value === undefined ? undefined : revision;
    };
    return {
      get: existing,
      range: (namespace, start, end) => this.#range(namespace, { start, end }, existing),
      history: (namespace, key) =>
        (this.#namespaces.get(namespace)?.revisions.get(key) ?? [])
          .filter(
            ({ version, valueWritten }) => valueWritten && (height === undefined || version.block < height),
          )
          .reverse(),
    };
  }

  *#range(
    namespace: string,
    bounds: { readonly start: string; readonly end: string },
    existing: (namespace: string, key: string) => Revision | undefined,
  ): Generator<RangeEntry, undefined> {
    const keys = this.#namespaces.get(namespace)?.keys;
    let key = keys?.firstFrom(bounds.start);
    while (key !== undefined && (bounds.end === '' || compareKeys(key, bounds.end) < 0)) {
      const revision = existing(namespace, key);
      if (revision !== undefined) {
        yield { key, revision };
      }
      key = keys?.firstAfter(key);
    }
    return undefined;
  }
}
