import { SimulationError } from '../ledger/simulation-error.js';
import { isJsonArray, isJsonObject, type JsonValue } from './json-value.js';

/** A query that CouchDB refuses, in the words with which a peer passes on what CouchDB answered. */
export function refused(error: string, reason: string): SimulationError {
  return new SimulationError(
    `error handling CouchDB request. Error:${error},  Status Code:400,  Reason:${reason}`,
  );
}

/** A value as CouchDB's messages show it: an Erlang term, strings as lists of their bytes. */
export function erlangTerm(value: JsonValue): string {
  if (typeof value === 'string') {
    return `<<${[...Buffer.from(value)].join(',')}>>`;
  }
  if (isJsonArray(value)) {
    return `[${value.map(erlangTerm).join(',')}]`;
  }
  if (isJsonObject(value)) {
    const fields = Object.entries(value).map(([name, inner]) => `{${erlangTerm(name)},${erlangTerm(inner)}}`);
    return `{[${fields.join(',')}]}`;
  }
  return String(value);
}
