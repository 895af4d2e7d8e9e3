import { generateKeyPair as generate } from 'node:crypto';
import { promisify } from 'node:util';

const generateNatively = promisify(generate);

/** A fresh P-256 key pair in the two encodings the rest of the module passes around. */
export interface KeyPair {
  /** PKCS #8 PEM, the form Fabric's tools keep in a `keystore` folder. */
  readonly privateKeyPem: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKeySpki: Uint8Array;
}

/** Makes a P-256 key pair, in a thread of its own: several at a time take little longer than one. */
export async function generateKeyPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateNatively('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  return { privateKeyPem: privateKey, publicKeySpki: new Uint8Array(publicKey) };
}
