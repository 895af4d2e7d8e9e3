import { parseField } from 'pouchdb-selector-core';
import { fieldOf, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json-value.js';

/**
 * The value at a path of names and array positions.
 *
 * @returns undefined where a name is missing; `unreachable` where the path leads through something that has no fields
 */
export function valueAt(
  document: JsonValue,
  path: readonly string[],
): JsonValue | undefined | typeof UNREACHABLE {
  let value: JsonValue = document;
  for (const name of path) {
    if (isJsonArray(value)) {
      const element: JsonValue | undefined = /^\d+$/u.test(name) ? value[Number(name)] : undefined;
      if (element === undefined) {
        return UNREACHABLE;
      }
      value = element;
    } else if (isJsonObject(value)) {
      const inner: JsonValue | undefined = fieldOf(value, name);
      if (inner === undefined) {
        return undefined;
      }
      value = inner;
    } else {
      return UNREACHABLE;
    }
  }
  return value;
}

/** A path that leads through something that has no fields. */
export const UNREACHABLE = Symbol('unreachable');

/** A field's name as a path. */
export function fieldPath(field: string): string[] {
  return field === '' ? [] : parseField(field);
}

/** The part of a document that `fields` names (Mango's projection). */
export function projected(document: JsonObject, fields: readonly string[]): JsonObject {
  let result: JsonObject = {};
  for (const field of fields) {
    const path = fieldPath(field);
    const value = valueAt(document, path);
    if (value !== undefined && value !== UNREACHABLE) {
      result = withValue(result, path, value);
    }
  }
  return result;
}

function withValue(object: JsonObject, path: readonly string[], value: JsonValue): JsonObject {
  const [name = '', ...rest] = path;
  const before = fieldOf(object, name);
  const inner = rest.length === 0 ? value : withValue(isJsonObject(before) ? before : {}, rest, value);
  return Object.fromEntries([...Object.entries(object), [name, inner]]);
}
