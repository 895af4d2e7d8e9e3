import type { Condition } from './condition.js';
import { fieldOf, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json-value.js';
import { erlangTerm, refused } from './request-error.js';
import { readSelector } from './selector.js';

/** Order of results by fields; all ascending or all descending. */
export interface SortOrder {
  readonly fields: readonly string[];
  readonly descending: boolean;
}

/** A request to CouchDB's `_find`, read and checked. Limit and bookmark are the peer's business. */
export interface MangoQuery {
  readonly condition: Condition;
  readonly sort: SortOrder;
  /** Fields to give; undefined: the whole document. */
  readonly fields: readonly string[] | undefined;
  readonly skip: number;
  /** Bookmark written in the query itself; empty for none. */
  readonly bookmark: string;
  /** Design document and, if two, name of the index to use. Empty: CouchDB chooses. */
  readonly useIndex: readonly string[];
}

const KNOWN = new Set([
  'selector',
  'use_index',
  'bookmark',
  'limit',
  'skip',
  'sort',
  'fields',
  'partition',
  'r',
  'conflicts',
  'stale',
  'update',
  'stable',
  'execution_stats',
  'allow_fallback',
]);

/**
 * Reads a query.
 *
 * @throws SimulationError in CouchDB's words
 */
export function readMangoQuery(query: JsonObject): MangoQuery {
  const selector = fieldOf(query, 'selector');
  if (selector === undefined) {
    throw refused('missing_required_key', 'Missing required key: selector');
  }
  const result: MangoQuery = {
    condition: readSelector(selector),
    useIndex: readUseIndex(fieldOf(query, 'use_index') ?? []),
    bookmark: readBookmark(fieldOf(query, 'bookmark') ?? null),
    skip: readSkip(fieldOf(query, 'skip') ?? 0),
    sort: readSort(fieldOf(query, 'sort') ?? []),
    fields: readFields(fieldOf(query, 'fields')),
  };
  const unknown = Object.keys(query).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) {
    throw refused('invalid_key', `Invalid key ${unknown} for this request.`);
  }
  return result;
}

function readUseIndex(value: JsonValue): string[] {
  const parts = value === null ? [] : typeof value === 'string' ? value.split('/') : value;
  const names = isJsonArray(parts) ? parts.filter((part) => typeof part === 'string') : undefined;
  if (names === undefined || names.length !== (parts as readonly JsonValue[]).length) {
    throw refused('invalid_index_name', `Invalid index name: ${erlangTerm(value)}`);
  }
  const [first = '', ...rest] = names;
  const plain = first === '_design' ? rest : [first.replace(/^_design\//u, ''), ...rest];
  if (plain.length > 2) {
    throw refused('invalid_index_name', `Invalid index name: ${erlangTerm(value)}`);
  }
  return names.length === 0 ? [] : plain;
}

function readBookmark(value: JsonValue): string {
  if (value !== null && typeof value !== 'string') {
    throw refused('invalid_bookmark', `Invalid bookmark value: ${JSON.stringify(value)}`);
  }
  return value ?? '';
}

function readSkip(value: JsonValue): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw refused(
      'invalid_non_neg_integer',
      `${erlangTerm(value)} is not an integer greater than or equal to zero`,
    );
  }
  return value;
}

function readSort(value: JsonValue): SortOrder {
  if (!isJsonArray(value)) {
    throw refused('invalid_sort_json', `Sort must be an array of sort specs, not: ${erlangTerm(value)}`);
  }
  const entries = value.map(readSortField);
  const directions = new Set(entries.map(({ descending }) => descending));
  if (directions.size > 1) {
    throw refused(
      'unsupported_mixed_sort',
      'Sorts currently only support a single direction for all fields.',
    );
  }
  return { fields: entries.map(({ field }) => field), descending: directions.has(true) };
}

function readSortField(value: JsonValue): { readonly field: string; readonly descending: boolean } {
  if (typeof value === 'string' && value !== '') {
    return { field: value, descending: false };
  }
  const [entry, ...others] = isJsonObject(value) ? Object.entries(value) : [];
  if (entry !== undefined && others.length === 0 && (entry[1] === 'asc' || entry[1] === 'desc')) {
    return { field: entry[0], descending: entry[1] === 'desc' };
  }
  throw refused('invalid_sort_field', `Invalid sort field: ${erlangTerm(value)}`);
}

function readFields(value: JsonValue | undefined): string[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!isJsonArray(value)) {
    throw refused('invalid_fields', `Fields must be an array of strings, not: ${erlangTerm(value)}`);
  }
  return value.map((field) => {
    if (typeof field !== 'string') {
      throw refused('invalid_field', `Invalid JSON for field spec: ${erlangTerm(field)}`);
    }
    return field;
  });
}
