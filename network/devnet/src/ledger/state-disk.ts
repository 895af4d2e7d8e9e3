import type { ClassicLevel } from 'classic-level';
import { decodeRevision, encodeRevision } from './revision-record.js';
import type { LinkedRevision } from './revision.js';
import type { Version } from './version.js';

/** A change of a LevelDB database; no value: the key is removed. */
export interface StoredChange {
  readonly key: string;
  readonly value: Uint8Array | undefined;
}

/** What the newest revision of a key comes to, and the revisions it follows. */
export interface KeyChange {
  readonly room: string;
  readonly key: string;
  /** Newest before; undefined where the key was never written. */
  readonly before: LinkedRevision | undefined;
  /** The first is the oldest. */
  readonly added: readonly LinkedRevision[];
}

const LIVE = 'S';
const DELETED = 'D';
const OLD = 'H';
/** Keys read at one time when a ledger is opened. */
const LOADED_AT_ONCE = 1000;

/**
 * The revisions of one state on the disk, in LevelDB: under S the newest of each existing key, under D the newest of
 * each deleted one, under H all older ones. Older and deleted ones only where a history is kept.
 */
export class StateDisk {
  readonly #level: ClassicLevel<string, Uint8Array>;
  readonly #name: string;

  /** @param name tells several states of one database apart */
  constructor(level: ClassicLevel<string, Uint8Array>, name: string) {
    this.#level = level;
    this.#name = sized(name);
  }

  /** The newest revision of a key that exists. */
  existing(room: string, key: string): LinkedRevision | undefined {
    return this.#get(LIVE, room, key);
  }

  /** The deletion of a key that does not exist any more, where a history is kept. */
  deleted(room: string, key: string): LinkedRevision | undefined {
    return keepsHistory(room) ? this.#get(DELETED, room, key) : undefined;
  }

  older(room: string, key: string, version: Version): LinkedRevision | undefined {
    return this.#get(OLD, room, oldKey(key, version));
  }

  /** What must be written for a change. */
  changes({ room, key, before, added }: KeyChange): StoredChange[] {
    const chain = before === undefined ? added : [before, ...added];
    const newest = chain.at(-1);
    const exists = newest?.value !== undefined;
    const changes: StoredChange[] = [
      { key: this.#key(LIVE, room, key), value: exists ? encodeRevision(newest) : undefined },
    ];
    if (keepsHistory(room)) {
      const wasDeleted = before !== undefined && before.value === undefined;
      if (newest !== undefined && (wasDeleted || !exists)) {
        const value = exists ? undefined : encodeRevision(newest);
        changes.push({ key: this.#key(DELETED, room, key), value });
      }
      for (const old of chain.slice(0, -1)) {
        changes.push({ key: this.#key(OLD, room, oldKey(key, old.version)), value: encodeRevision(old) });
      }
    }
    return changes;
  }

  /** Existing keys with their rooms, those of one room in UTF-8 order, some at a time. */
  async *keys(): AsyncGenerator<readonly (readonly [room: string, key: string])[]> {
    const prefix = LIVE + this.#name;
    const iterator = this.#level.keys({ gte: prefix, lt: `${prefix}:` }); // ':' follows '9': a room's length is next.
    try {
      for (let keys = await iterator.nextv(LOADED_AT_ONCE); keys.length > 0;) {
        yield keys.map((key) => splitSized(key.slice(prefix.length)));
        keys = await iterator.nextv(LOADED_AT_ONCE);
      }
    } finally {
      await iterator.close();
    }
  }

  #get(kind: string, room: string, key: string): LinkedRevision | undefined {
    const bytes = this.#level.getSync(this.#key(kind, room, key));
    return bytes && decodeRevision(bytes);
  }

  #key(kind: string, room: string, key: string): string {
    return kind + this.#name + sized(room) + key;
  }
}

/** Chaincodes can ask for the history of public keys only; the rooms of collections have a NUL in their names. */
export function keepsHistory(room: string): boolean {
  return !room.includes('\u0000');
}

// Names can hold any character, so their length stands before them.
function sized(name: string): string {
  return `${name.length}:${name}`;
}

function splitSized(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  const end = colon + 1 + Number(text.slice(0, colon));
  return [text.slice(colon + 1, end), text.slice(end)];
}

function oldKey(key: string, { block, transaction }: Version): string {
  return `${sized(key)}${block.toString()}.${transaction}`;
}
