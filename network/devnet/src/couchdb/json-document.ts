import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from './json-value.js';

/** A value as CouchDB holds it: JSON objects are documents, everything else is an attachment, which selectors do not see. */
export type StoredValue =
  { readonly kind: 'document'; readonly document: JsonObject } | { readonly kind: 'attachment' };

/** How CouchDB would hold a value (Fabric's `keyValToCouchDoc`). */
export function storedValue(value: Uint8Array): StoredValue {
  const parsed = parse(value);
  return isJsonObject(parsed) ? { kind: 'document', document: parsed } : { kind: 'attachment' };
}

/**
 * What comes back for a value: a JSON object is written anew, its names sorted, so it may differ from the bytes that
 * were put. (A real peer gives the original bytes as long as they are in its cache.)
 */
export function retrievedValue(value: Uint8Array): Uint8Array {
  const stored = storedValue(value);
  return stored.kind === 'document' ? Buffer.from(canonicalJson(stored.document)) : value;
}

function parse(value: Uint8Array): JsonValue | undefined {
  if (value[0] !== undefined && !mayBeginObject(value[0])) {
    return undefined;
  }
  try {
    return JSON.parse(
      Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8'),
    ) as JsonValue;
  } catch {
    return undefined; // Not JSON: an attachment.
  }
}

// Spares most values that are no objects the attempt.
function mayBeginObject(byte: number): boolean {
  return byte === 0x7b || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
