import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, sortedFields } from './json-value.js';

// CouchDB compares strings by the Unicode collation algorithm's root order, which English shares: "a" < "B" < "c".
const strings = new Intl.Collator('en');

/**
 * CouchDB's order of JSON values: null, false, true, numbers, strings, arrays, objects; arrays and objects element by
 * element, the shorter one first.
 *
 * @returns negative, zero or positive, as for `Array.sort`
 */
export function compareJson(left: JsonValue, right: JsonValue): number {
  const byKind = rank(left) - rank(right);
  if (byKind !== 0) {
    return byKind;
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return left === right ? 0 : strings.compare(left, right);
  }
  if (isJsonArray(left) && isJsonArray(right)) {
    return compareArrays(left, right);
  }
  return isJsonObject(left) && isJsonObject(right) ? compareObjects(left, right) : 0;
}

/** Compares index keys, or any arrays of JSON values. */
export function compareArrays(left: readonly JsonValue[], right: readonly JsonValue[]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index];
    if (other === undefined) {
      break;
    }
    const order = compareJson(value, other);
    if (order !== 0) {
      return order;
    }
  }
  return left.length - right.length;
}

function compareObjects(left: JsonObject, right: JsonObject): number {
  return compareArrays(sortedFields(left).flat(), sortedFields(right).flat());
}

function rank(value: JsonValue): number {
  switch (typeof value) {
    case 'boolean':
      return value ? 2 : 1;
    case 'number':
      return 3;
    case 'string':
      return 4;
    case 'object':
      return value === null ? 0 : isJsonArray(value) ? 5 : 6;
  }
}
