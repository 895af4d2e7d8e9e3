import { fromUtf8 } from '@fabric-governance/protocol/bytes';

/** Bytes from the ledger as JSON data; as text where they are not JSON, and null where there are none. */
export function jsonOrText(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return null;
  const text = fromUtf8(bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
