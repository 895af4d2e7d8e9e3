import { compareKeys } from '../ledger/key-order.js';

/** Whatever JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** Tells objects from arrays and from everything that has no fields. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells arrays; `Array.isArray` forgets what is in read-only ones. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The value of an object's own field. */
export function fieldOf(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** An object's fields, sorted by their names' UTF-8 bytes. */
export function sortedFields(object: JsonObject): [string, JsonValue][] {
  return Object.entries(object).sort(([left], [right]) => compareKeys(left, right));
}

/** An object from its fields; `__proto__` is a name like any other. */
export function objectOf(fields: Iterable<readonly [string, JsonValue]>): JsonObject {
  return Object.fromEntries(fields);
}

/**
 * The text that Go's `encoding/json` gives for a value read into a map: names sorted, no blanks, and those characters
 * escaped that HTML and JavaScript would stumble over.
 */
export function canonicalJson(value: JsonValue): string {
  if (isJsonArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (isJsonObject(value)) {
    const fields = sortedFields(value).map(([name, inner]) => `${scalarJson(name)}:${canonicalJson(inner)}`);
    return `{${fields.join(',')}}`;
  }
  return scalarJson(value);
}

function scalarJson(value: null | boolean | number | string): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
