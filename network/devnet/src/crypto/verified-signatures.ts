import { createHash } from 'node:crypto';

/** Signatures remembered: enough for what is on its way through a busy network at one time. */
const LIMIT = 8192;

/**
 * Remembers which signatures are good. Each proposal is seen by several peers, each transaction by the orderer and
 * again at validation, and endorsements come from this process in the first place; the elliptic curve is asked once.
 */
export class VerifiedSignatures {
  /** Digest of key and message by signature, the oldest first. */
  readonly #digests = new Map<string, string>();
  readonly #limit: number;

  constructor(limit: number = LIMIT) {
    this.#limit = limit;
  }

  /** Whether the signature is good, by memory or by asking. Only good ones are remembered. */
  check(signed: SignedMessage, verify: () => boolean): boolean {
    const good = this.has(signed) || verify();
    if (good) {
      this.add(signed);
    }
    return good;
  }

  /** Whether the signature is known to be good. */
  has(signed: SignedMessage): boolean {
    const digest = this.#digests.get(nameOf(signed.signature));
    return digest !== undefined && digest === digestOf(signed);
  }

  /** Notes a signature that was found good, or was made by the key itself. */
  add(signed: SignedMessage): void {
    this.#remember(nameOf(signed.signature), digestOf(signed));
  }

  #remember(name: string, digest: string): void {
    if (this.#digests.size >= this.#limit) {
      for (const oldest of this.#digests.keys()) {
        this.#digests.delete(oldest);
        break;
      }
    }
    this.#digests.set(name, digest);
  }
}

/** A signature, by whose key, over what. */
export interface SignedMessage {
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** The memory of this process. */
export const verifiedSignatures = new VerifiedSignatures();

function nameOf(signature: Uint8Array): string {
  return Buffer.from(signature.buffer, signature.byteOffset, signature.length).toString('latin1');
}

function digestOf({ spki, message }: SignedMessage): string {
  return createHash('sha256').update(spki).update(message).digest('base64');
}
