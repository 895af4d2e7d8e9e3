import { sha256 as noble } from '@noble/hashes/sha2';
import { toHex } from './bytes.js';

/** SHA-256 of the parts one after another: 32 bytes, computed at once (no promise, unlike WebCrypto). */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = noble.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** SHA-256 as 64 lower-case hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}
