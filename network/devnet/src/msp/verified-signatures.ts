import { createHash } from 'node:crypto';

/** Signatures remembered for each identity: enough for what is on its way through the network at one time. */
const LIMIT = 256;

/**
 * Remembers which signatures of one identity were found good. Each proposal is seen by several peers, and each
 * transaction by the orderer and again at validation, all in this process; the elliptic curve is asked once.
 */
export class VerifiedSignatures {
  readonly #digests = new Map<string, Buffer>();

  /** Whether the signature is good, by memory or by asking. Only good ones are remembered. */
  check(message: Uint8Array, signature: Uint8Array, verify: () => boolean): boolean {
    const name = Buffer.from(signature).toString('latin1');
    const digest = createHash('sha256').update(message).digest();
    if (this.#digests.get(name)?.equals(digest) === true) {
      return true;
    }
    const good = verify();
    if (good) {
      this.#remember(name, digest);
    }
    return good;
  }

  #remember(name: string, digest: Buffer): void {
    if (this.#digests.size >= LIMIT) {
      for (const oldest of this.#digests.keys()) {
        this.#digests.delete(oldest);
        break;
      }
    }
    this.#digests.set(name, digest);
  }
}
