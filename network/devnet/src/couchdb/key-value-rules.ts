import { SimulationError } from '../ledger/simulation-error.js';
import { storedValue } from './json-document.js';

/**
 * Checks that CouchDB can hold a key (Fabric's `validateKey`).
 *
 * @throws SimulationError
 */
export function checkKey(key: string): void {
  if (key.startsWith('_')) {
    throw new SimulationError(`invalid key [${key}], cannot begin with "_"`);
  }
  if (key === '') {
    throw new SimulationError('invalid key. Empty string is not supported as a key by couchdb');
  }
}

/**
 * Checks that a document does not use names that CouchDB or the peer keep for themselves.
 *
 * @param value an empty one deletes, which is always possible
 * @throws SimulationError
 */
export function checkValue(value: Uint8Array): void {
  const stored = storedValue(value);
  if (stored.kind === 'document') {
    const reserved = Object.keys(stored.document).find((name) => name === '~version' || name.startsWith('_'));
    if (reserved !== undefined) {
      throw new SimulationError(`field [${reserved}] is not valid for the CouchDB state database`);
    }
  }
}
