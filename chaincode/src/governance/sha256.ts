import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { canonicalJson } from './canonical-json.js';
import type { Sha256Hex } from './ids.js';

/** SHA-256 of the text's UTF-8 bytes, as lower-case hex. Pure JavaScript: the same in chaincode and browser. */
export function sha256Hex(text: string): Sha256Hex {
  return bytesToHex(sha256(utf8ToBytes(text))) as Sha256Hex;
}

/** SHA-256 of a value's canonical JSON: the one way in which records and documents are hashed. */
export function hashOf(value: unknown): Sha256Hex {
  return sha256Hex(canonicalJson(value));
}
