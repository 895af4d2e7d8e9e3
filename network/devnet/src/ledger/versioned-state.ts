import { compareKeys } from './key-order.js';
import { LiveHeights } from './live-heights.js';
import { RevisionCache } from './revision-cache.js';
import type { LinkedRevision, Revision } from './revision.js';
import { SortedKeySet } from './sorted-key-set.js';
import type { KeyChange, StateDisk } from './state-disk.js';
import { sameVersion } from './version.js';

export type { Revision, TransactionStamp } from './revision.js';

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
  /**
   * The newest block since the process began that has written into a namespace, -1 where none has: while it is the
   * same, so is everything in there. Undefined where a later block than the view's has written.
   */
  lastWrite(namespace: string): bigint | undefined;
}

/** A key's revisions that are not, or not for every reader, what the disk says. */
interface RecentKey {
  readonly namespace: string;
  readonly key: string;
  /** Newest before the first of them. */
  base: LinkedRevision | undefined;
  revisions: LinkedRevision[];
}

/**
 * The revisions of all keys of a channel, or of one organisation's private data. The newest blocks' are in memory, as
 * long as somebody reads an older state or they are not written; all others are on the disk. So every reader has a
 * snapshot, without locks. Of keys, the names are in memory. Without a disk, everything is.
 */
export class VersionedState {
  readonly #disk: StateDisk | undefined;
  readonly #keys = new Map<string, SortedKeySet>();
  readonly #recent = new Map<string, RecentKey>();
  readonly #touched = new Map<bigint, Set<RecentKey>>();
  readonly #lastWrites = new Map<string, bigint>();
  readonly #cache = new RevisionCache();
  readonly #readers = new LiveHeights();
  #latest: SnapshotView | undefined;
  /** Lowest height whose readers still find everything; for lower ones, keys deleted since are on the disk only. */
  #complete = 0n;

  constructor(disk?: StateDisk) {
    this.#disk = disk;
  }

  /**
   * Reads the names of all keys from the disk. Call once, before anything else.
   *
   * @param height number of blocks whose effect is on the disk
   */
  async load(height: bigint): Promise<void> {
    this.#complete = height;
    for await (const found of this.#disk?.keys() ?? []) {
      for (const [namespace, key] of found) {
        this.#keysOf(namespace).add(key);
      }
    }
  }

  /** Adds a revision, which must be newer than all earlier ones of its key. */
  append(namespace: string, key: string, revision: Revision): void {
    const name = nameOf(namespace, key);
    let recent = this.#recent.get(name);
    if (recent === undefined) {
      recent = { namespace, key, base: this.#stored(namespace, key), revisions: [] };
      this.#recent.set(name, recent);
      this.#cache.delete(name);
    }
    const previous = (recent.revisions.at(-1) ?? recent.base)?.version;
    recent.revisions.push({ ...revision, previous });
    this.#keysOf(namespace).add(key);
    const { block } = revision.version;
    const touched = this.#touched.get(block) ?? new Set();
    this.#touched.set(block, touched.add(recent));
    this.#lastWrites.set(namespace, block);
  }

  /** The last revision; a deletion only when it is one of the newest blocks'. */
  newest(namespace: string, key: string): LinkedRevision | undefined {
    const recent = this.#recent.get(nameOf(namespace, key));
    return recent === undefined ? this.#existing(namespace, key) : (recent.revisions.at(-1) ?? recent.base);
  }

  /** What {@link revisionAt} gives, where that is not a deletion. */
  existingAt(namespace: string, key: string, height: bigint | undefined): LinkedRevision | undefined {
    const isKnown = this.#keys.get(namespace)?.has(key) === true;
    if (!isKnown && (height === undefined || height >= this.#complete)) {
      return undefined; // Most new keys are asked for before they are written: no need to look on the disk.
    }
    const revision = this.revisionAt(namespace, key, height);
    return revision?.value === undefined ? undefined : revision;
  }

  /** The state after the first `height` blocks; without a height, the newest state at each moment. */
  view(height?: bigint): StateView {
    if (height === undefined) {
      return new SnapshotView(this, undefined);
    }
    if (this.#latest?.height !== height) {
      this.#latest = new SnapshotView(this, height);
      this.#readers.add(this.#latest, height);
    }
    return this.#latest;
  }

  /** What a block has changed, for the disk. */
  changesOf(block: bigint): KeyChange[] {
    return [...(this.#touched.get(block) ?? [])].map(({ namespace, key, base, revisions }) => {
      const first = revisions.findIndex(({ version }) => version.block === block);
      return { room: namespace, key, before: revisions[first - 1] ?? base, added: revisions.slice(first) };
    });
  }

  /** Says that the first `height` blocks are on the disk: what no reader needs any more is let go. */
  written(height: bigint): void {
    if (this.#disk === undefined) {
      return;
    }
    const limit = this.#readers.lowest(height);
    this.#complete = limit;
    for (const block of [...this.#touched.keys()].filter((touched) => touched < limit)) {
      for (const recent of this.#touched.get(block) ?? []) {
        this.#letGo(recent, limit);
      }
      this.#touched.delete(block);
    }
  }

  /** A key's revision as a reader of a height sees it, deletions included. */
  revisionAt(namespace: string, key: string, height: bigint | undefined): LinkedRevision | undefined {
    const recent = this.#recent.get(nameOf(namespace, key));
    let revision =
      recent === undefined
        ? this.#stored(namespace, key)
        : (recent.revisions.findLast((candidate) => isBefore(candidate, height)) ?? recent.base);
    // Somebody may read at a height that nobody had kept in memory.
    while (revision !== undefined && !isBefore(revision, height)) {
      revision = this.revisionBefore(namespace, key, revision);
    }
    return revision;
  }

  /** The revision that another one of the same key replaced. */
  revisionBefore(namespace: string, key: string, { previous }: LinkedRevision): LinkedRevision | undefined {
    if (previous === undefined) {
      return undefined;
    }
    const recent = this.#recent.get(nameOf(namespace, key));
    return (
      [recent?.base, ...(recent?.revisions ?? [])].find((revision) =>
        sameVersion(revision?.version, previous),
      ) ?? this.#disk?.older(namespace, key, previous)
    );
  }

  /** See {@link StateView.lastWrite}. */
  lastWrite(namespace: string, height: bigint | undefined): bigint | undefined {
    const block = this.#lastWrites.get(namespace) ?? -1n;
    return height === undefined || block < height ? block : undefined;
  }

  /** Names of keys, some of which a reader may not see. */
  keyNames(namespace: string): SortedKeySet | undefined {
    return this.#keys.get(namespace);
  }

  #letGo(recent: RecentKey, limit: bigint): void {
    const { namespace, key, revisions } = recent;
    const kept = revisions.filter(({ version }) => version.block >= limit);
    const newest = revisions[revisions.length - kept.length - 1] ?? recent.base;
    recent.base = newest;
    recent.revisions = kept;
    if (kept.length > 0) {
      return;
    }
    const name = nameOf(namespace, key);
    this.#recent.delete(name);
    if (newest?.value === undefined) {
      this.#keys.get(namespace)?.delete(key);
    } else {
      this.#cache.set(name, newest);
    }
  }

  /** The newest revision on the disk, deletions included where a history is kept. */
  #stored(namespace: string, key: string): LinkedRevision | undefined {
    return this.#existing(namespace, key) ?? this.#disk?.deleted(namespace, key);
  }

  #existing(namespace: string, key: string): LinkedRevision | undefined {
    if (this.#disk === undefined || this.#keys.get(namespace)?.has(key) !== true) {
      return undefined;
    }
    const name = nameOf(namespace, key);
    const known = this.#cache.get(name);
    if (known !== undefined) {
      return known;
    }
    const revision = this.#disk.existing(namespace, key);
    if (revision !== undefined) {
      this.#cache.set(name, revision);
    }
    return revision;
  }

  #keysOf(namespace: string): SortedKeySet {
    let keys = this.#keys.get(namespace);
    if (keys === undefined) {
      keys = new SortedKeySet();
      this.#keys.set(namespace, keys);
    }
    return keys;
  }
}

class SnapshotView implements StateView {
  readonly height: bigint | undefined;
  readonly #state: VersionedState;

  constructor(state: VersionedState, height: bigint | undefined) {
    this.#state = state;
    this.height = height;
  }

  get(namespace: string, key: string): Revision | undefined {
    return this.#state.existingAt(namespace, key, this.height);
  }

  *range(namespace: string, start: string, end: string): Generator<RangeEntry, undefined> {
    const keys = this.#state.keyNames(namespace);
    let key = keys?.firstFrom(start);
    while (key !== undefined && (end === '' || compareKeys(key, end) < 0)) {
      const revision = this.get(namespace, key);
      if (revision !== undefined) {
        yield { key, revision };
      }
      key = keys?.firstAfter(key);
    }
    return undefined;
  }

  history(namespace: string, key: string): Revision[] {
    const found: Revision[] = [];
    let revision = this.#state.revisionAt(namespace, key, this.height);
    while (revision !== undefined) {
      if (revision.valueWritten) {
        found.push(revision);
      }
      revision = this.#state.revisionBefore(namespace, key, revision);
    }
    return found;
  }

  lastWrite(namespace: string): bigint | undefined {
    return this.#state.lastWrite(namespace, this.height);
  }
}

function isBefore({ version }: Revision, height: bigint | undefined): boolean {
  return height === undefined || version.block < height;
}

function nameOf(namespace: string, key: string): string {
  return `${namespace.length}:${namespace}${key}`;
}
