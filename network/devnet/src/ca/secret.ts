import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** The lock stops guessing over the network; hashing only keeps secrets out of the files, so it may be cheap. */
const SCRYPT = { N: 256 } as const;
const HASH_BYTES = 32;
/** Bytes behind the twelve letters of a secret that nobody chose. */
const GENERATED_BYTES = 9;

/** What is kept of a secret. */
export interface KeptSecret {
  readonly salt: string;
  readonly secretHash: string;
}

/** A secret for an identity that was registered without one. */
export function generateSecret(): string {
  return randomBytes(GENERATED_BYTES).toString('base64url');
}

/** Hashes a secret under a new salt. */
export function keepSecret(secret: string): KeptSecret {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), secretHash: hash(secret, salt).toString('hex') };
}

/** Whether it is the secret that was kept. */
export function isSecret(secret: string, { salt, secretHash }: KeptSecret): boolean {
  return timingSafeEqual(Buffer.from(secretHash, 'hex'), hash(secret, Buffer.from(salt, 'hex')));
}

function hash(secret: string, salt: Buffer): Buffer {
  return scryptSync(secret, salt, HASH_BYTES, SCRYPT);
}
