import { isJsonArray, type JsonValue } from './json-value.js';
import { refused } from './request-error.js';

/** A document's place in the order of a query's results. */
export interface Place {
  /** Values of the index's fields; empty where the documents themselves are the index. */
  readonly key: readonly JsonValue[];
  readonly id: string;
}

/** What CouchDB gives for a bookmark when there were no results. */
const NO_PLACE = 'nil';

/** A place as text for the client; it means nothing to anyone else. */
export function bookmarkOf(place: Place | undefined): string {
  return place === undefined
    ? NO_PLACE
    : Buffer.from(JSON.stringify([place.id, place.key])).toString('base64url');
}

/**
 * Reads a bookmark.
 *
 * @returns undefined for the empty one: the beginning
 * @throws SimulationError in CouchDB's words
 */
export function placeOf(bookmark: string): Place | undefined {
  if (bookmark === '') {
    return undefined;
  }
  const [id, key] = parse(bookmark);
  if (typeof id !== 'string' || !isJsonArray(key)) {
    throw invalid(bookmark);
  }
  return { id, key };
}

function parse(bookmark: string): readonly JsonValue[] {
  try {
    const value = JSON.parse(Buffer.from(bookmark, 'base64url').toString('utf8')) as JsonValue;
    return isJsonArray(value) ? value : [];
  } catch {
    throw invalid(bookmark);
  }
}

function invalid(bookmark: string): Error {
  return refused('invalid_bookmark', `Invalid bookmark value: ${JSON.stringify(bookmark)}`);
}
