import { SimulationError } from '../ledger/simulation-error.js';
import { fieldOf, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json-value.js';

/**
 * Reads a query's text as the peer does before CouchDB (`applyAdditionalQueryOptions`).
 *
 * @throws SimulationError
 */
export function readQueryText(text: string): JsonObject {
  const query = parse(text);
  if (!isJsonObject(query)) {
    throw new SimulationError(
      `json: cannot unmarshal ${kindOf(query)} into Go value of type map[string]interface {}`,
    );
  }
  const fields = fieldOf(query, 'fields');
  if (fields !== undefined && !isJsonArray(fields)) {
    throw new SimulationError('fields definition must be an array');
  }
  return query;
}

function parse(text: string): JsonValue {
  if (text.trim() === '') {
    throw new SimulationError('EOF');
  }
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw new SimulationError(
      `invalid JSON query: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}

function kindOf(value: JsonValue): string {
  return isJsonArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
}
