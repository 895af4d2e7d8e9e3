import { generateKeyPairSync } from 'node:crypto';
import { newAdministrator, type Administrator } from '../network/administrator.js';
import { newSigner, type Sign } from '../ledger/signer.js';

/** A fresh P-256 key as a PEM text. */
export function newPrivateKey(curve = 'P-256'): string {
  return generateKeyPairSync('ec', { namedCurve: curve })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

/** An administrator with a fresh key; its certificate is never looked at in unit tests. */
export function testAdministrator(sign: Sign = newSigner(newPrivateKey())): Administrator {
  return newAdministrator('aMSP', 'certificate', sign);
}
