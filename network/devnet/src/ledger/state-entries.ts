import { LEVEL_DATABASE, type StateDatabase, type StateEntry } from './state-database.js';
import type { RangeEntry, StateView } from './versioned-state.js';

/** All keys of a room of the state with their values, in UTF-8 order. */
export function* stateEntries(state: StateView, room: string): Generator<StateEntry> {
  const entries = state.range(room, '', '');
  for (let entry = entries.next().value; entry !== undefined; entry = entries.next().value) {
    const { value = new Uint8Array(), version } = entry.revision;
    yield { key: entry.key, value, version };
  }
}

/** A scan's entries with their values as the state database gives them back. */
export function retrievedEntries(
  entries: Iterator<RangeEntry, undefined>,
  database: StateDatabase,
): Iterator<RangeEntry, undefined> {
  return database === LEVEL_DATABASE ? entries : retrieving(entries, database);
}

function* retrieving(
  entries: Iterator<RangeEntry, undefined>,
  database: StateDatabase,
): Generator<RangeEntry, undefined> {
  for (let entry = entries.next().value; entry !== undefined; entry = entries.next().value) {
    const { key, revision } = entry;
    const value = revision.value && database.retrieved(revision.value);
    yield { key, revision: { ...revision, value } };
  }
  return undefined;
}
