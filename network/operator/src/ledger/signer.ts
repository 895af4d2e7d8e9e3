import { createPrivateKey, sign } from 'node:crypto';
import { toLowS } from '@fabric-governance/protocol/signature';

/** Signs the message itself (SHA-256 inside): DER, low-S, as Fabric demands. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** A signer over OpenSSL, several times faster than fabric-gateway's own. Throws when the PEM holds no P-256 key. */
export function newSigner(privateKeyPem: string): Sign {
  const key = createPrivateKey(privateKeyPem);
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new Error('The private key is no P-256 (prime256v1) key, which Fabric identities need.');
  }
  return (message) => toLowS(sign('sha256', message, key));
}
