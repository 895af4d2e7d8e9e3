import { generateKeyPairSync } from 'node:crypto';

/** A fresh P-256 key pair in the two encodings the rest of the module passes around. */
export interface KeyPair {
  /** PKCS #8 PEM, the form Fabric's tools keep in a `keystore` folder. */
  readonly privateKeyPem: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKeySpki: Uint8Array;
}

/** Makes a P-256 key pair, the only kind of key Fabric's default cryptography accepts from us. */
export function generateKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  return { privateKeyPem: privateKey, publicKeySpki: new Uint8Array(publicKey) };
}
