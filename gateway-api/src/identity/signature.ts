import { createPublicKey, verify } from 'node:crypto';
import { fromBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { isLowS } from '@fabric-governance/protocol/signature';

/**
 * Whether `signature` (base64, DER) is the key's over SHA-256 of the text's UTF-8 bytes, low-S as everywhere in Fabric.
 * What is no signature at all is simply not valid.
 */
export function isSignatureOf(spki: Uint8Array, text: string, signature: string): boolean {
  try {
    const der = fromBase64(signature);
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return isLowS(der) && verify('sha256', utf8(text), key, der);
  } catch {
    // Unreadable base64, DER or key: not a valid signature, which is what the caller asked.
    return false;
  }
}
