import type { KeyObject } from 'node:crypto';
import { derBits, derObjectIdentifier, derSequence } from './der-values.js';
import { signLowS } from './low-s-signature.js';

/** AlgorithmIdentifier of ECDSA over SHA-256, the one algorithm devnet's authorities sign with. */
export const ECDSA_WITH_SHA256 = derSequence(derObjectIdentifier('1.2.840.10045.4.3.2'));

/** The outer form that certificates and revocation lists share: content, algorithm, low-S signature. */
export function signDocument(content: Uint8Array, key: KeyObject): Uint8Array {
  return derSequence(content, ECDSA_WITH_SHA256, derBits(signLowS(key, content)));
}
