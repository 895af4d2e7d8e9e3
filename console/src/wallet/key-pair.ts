import { consoleFailure } from '../api/failure.js';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A new P-256 key pair whose private half cannot be exported. Throws INSECURE_CONTEXT where the browser has no WebCrypto. */
export async function makeKeyPair(): Promise<CryptoKeyPair> {
  // TypeScript believes that `subtle` is always there; on plain http to another host it is not.
  if (!globalThis.isSecureContext) throw consoleFailure('INSECURE_CONTEXT');
  return crypto.subtle.generateKey(P256, false, ['sign', 'verify']);
}
