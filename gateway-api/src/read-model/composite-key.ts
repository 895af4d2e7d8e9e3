const SEPARATOR = '\u0000';

/** A composite key taken apart: Fabric writes U+0000, the kind, and each attribute, U+0000 after each of them. */
export interface CompositeKey {
  readonly kind: string;
  readonly attributes: readonly string[];
}

/** Undefined for a key that is not composite. */
export function parseCompositeKey(key: string): CompositeKey | undefined {
  if (!key.startsWith(SEPARATOR) || !key.endsWith(SEPARATOR)) return undefined;
  const [kind, ...attributes] = key.slice(1, -1).split(SEPARATOR);
  return kind === undefined || kind === '' ? undefined : { kind, attributes };
}

/** For people to read: the parts of a composite key joined by `/`, any other key as it is. */
export function readableKey(key: string): string {
  const parts = parseCompositeKey(key);
  return parts ? [parts.kind, ...parts.attributes].join('/') : key;
}
