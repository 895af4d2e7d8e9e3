/** What is remembered at most: signatures, and bytes of the messages they are over. Twice as much for moments. */
interface Limits {
  readonly signatures: number;
  readonly bytes: number;
}

/** Enough for what is on its way through a busy network at one time. */
const LIMITS: Limits = { signatures: 2000, bytes: 8 * 1024 * 1024 };

/** A signature, by whose key, over what. */
export interface SignedMessage {
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Remembers which signatures are good. Each proposal is seen by several peers, each transaction by the orderer and
 * again at validation, and endorsements come from this process in the first place; the elliptic curve is asked once.
 * (Asking it on another thread costs half as much again, and all threads share the same few cores.)
 */
export class VerifiedSignatures {
  readonly #limits: Limits;
  // Two generations by signature: when the younger is full, the older is forgotten.
  #young = new Map<string, SignedMessage>();
  #old = new Map<string, SignedMessage>();
  #youngBytes = 0;

  constructor(limits: Limits = LIMITS) {
    this.#limits = limits;
  }

  /** Whether the signature is good, by memory or by asking. Only good ones are remembered. */
  check(signed: SignedMessage, verify: () => boolean): boolean {
    const name = nameOf(signed.signature);
    if (isSame(this.#young.get(name), signed) || isSame(this.#old.get(name), signed)) {
      return true;
    }
    const good = verify();
    if (good) {
      this.#remember(name, signed);
    }
    return good;
  }

  /** Notes a signature that was made here a moment ago, by the key itself. */
  add(signed: SignedMessage): void {
    this.#remember(nameOf(signed.signature), signed);
  }

  #remember(name: string, signed: SignedMessage): void {
    this.#young.set(name, signed);
    this.#youngBytes += signed.message.length;
    if (this.#young.size >= this.#limits.signatures || this.#youngBytes >= this.#limits.bytes) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngBytes = 0;
    }
  }
}

/** The memory of this process. */
export const verifiedSignatures = new VerifiedSignatures();

function nameOf({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

function isSame(known: SignedMessage | undefined, asked: SignedMessage): boolean {
  return (
    known !== undefined &&
    Buffer.compare(known.message, asked.message) === 0 &&
    Buffer.compare(known.spki, asked.spki) === 0
  );
}
