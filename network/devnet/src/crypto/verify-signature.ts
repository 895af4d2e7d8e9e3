import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fromHex, toHex } from '@fabric-governance/protocol/bytes';
import {
  DER_TAG,
  type DerElement,
  derElement,
  derInteger,
  integerValue,
  readElement,
} from '@fabric-governance/protocol/der';

/** Half the order of each curve that Fabric's cryptography knows, by the name that OpenSSL gives it. */
const HALF_ORDER: Readonly<Record<string, Uint8Array>> = {
  secp224r1: fromHex('7fffffffffffffffffffffffffff8b51705c781f09ee94a2ae2e151e'),
  prime256v1: fromHex('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8'),
  secp384r1: fromHex(
    '7fffffffffffffffffffffffffffffffffffffffffffffffe3b1a6c0fa1b96efac0d06d9245853bd76760cb5666294b9',
  ),
  secp521r1: fromHex(
    '00fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd28c343c1df97cb35bfe600a47b84d2e81ddae4dc44ce23d75db7db8f489c3204',
  ),
};

/** Hash functions of Fabric's two families, by Node's names. */
export type SignatureHash = 'sha256' | 'sha3-256';

/** The public key of a SubjectPublicKeyInfo, for Node's signature functions. Throws for what OpenSSL cannot read. */
export function publicKeyOf(spki: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

/**
 * Whether an ECDSA signature holds by the rules of Fabric's software cryptography (bccsp/sw): a curve that it knows,
 * low-S, and DER as Go reads it, which passes over bytes after what it needs. Anything unreadable does not hold, and
 * neither does a key of another kind.
 */
export function verifyLowS(
  key: KeyObject,
  message: Uint8Array,
  signature: Uint8Array,
  hash: SignatureHash = 'sha256',
): boolean {
  const der = checkedSignature(key, signature);
  return der !== undefined && verify(hash, message, key, der);
}

/**
 * The ECDSA signature with the lower of the two values that s may have; itself when it has that one already, and
 * undefined for a curve that Fabric does not know or what is no signature.
 */
export function lowSignature(key: KeyObject, signature: Uint8Array): Uint8Array | undefined {
  const halfOrder = halfOrderOf(key);
  const parsed = parseSignature(signature);
  if (!halfOrder || !parsed) {
    return undefined;
  }
  if (compareNumbers(parsed.s.content, halfOrder) <= 0) {
    return signature;
  }
  const order = BigInt(`0x${toHex(halfOrder)}`) * 2n + 1n;
  const low = derInteger(order - integerValue(parsed.s));
  return derElement(DER_TAG.sequence, parsed.r.whole, low);
}

/** An ECDSA signature without what may follow its two numbers. Throws for what is no signature. */
export function exactSignature(signature: Uint8Array): Uint8Array {
  const parsed = parseSignature(signature);
  if (!parsed) {
    throw new Error('not an ECDSA signature');
  }
  return parsed.der;
}

/** The signature as OpenSSL wants it, or undefined when Fabric would not even look at the message. */
function checkedSignature(key: KeyObject, signature: Uint8Array): Uint8Array | undefined {
  const halfOrder = halfOrderOf(key);
  const parsed = parseSignature(signature);
  const isLow = halfOrder && parsed && compareNumbers(parsed.s.content, halfOrder) <= 0;
  return isLow ? parsed.der : undefined;
}

function halfOrderOf(key: KeyObject): Uint8Array | undefined {
  return HALF_ORDER[key.asymmetricKeyDetails?.namedCurve ?? ''];
}

interface ParsedSignature {
  readonly r: DerElement;
  readonly s: DerElement;
  /** The signature without what Go passes over, which OpenSSL would stumble on. */
  readonly der: Uint8Array;
}

/**
 * Reads an ECDSA signature by hand: Go's reader, by which Fabric decides, passes over bytes after the two numbers and
 * refuses padded ones; OpenSSL and the schema library each do otherwise. It is done for every message, too.
 */
function parseSignature(signature: Uint8Array): ParsedSignature | undefined {
  try {
    const sequence = readElement(signature);
    const r = readElement(sequence.content);
    const s = readElement(sequence.content.subarray(r.whole.length));
    if (sequence.tag !== DER_TAG.sequence || !isPositive(r) || !isPositive(s)) {
      return undefined;
    }
    const isExact =
      sequence.whole.length === signature.length &&
      r.whole.length + s.whole.length === sequence.content.length;
    return { r, s, der: isExact ? signature : derElement(DER_TAG.sequence, r.whole, s.whole) };
  } catch {
    // Not even a signature.
    return undefined;
  }
}

/** An INTEGER above zero in as few bytes as DER demands. */
function isPositive({ tag, content }: DerElement): boolean {
  const [first, second] = content;
  const isMinimal = first !== 0 || (second !== undefined && second >= 0x80);
  return tag === DER_TAG.integer && first !== undefined && first < 0x80 && isMinimal;
}

/** Compares two unsigned numbers; the first has at most one leading zero. */
function compareNumbers(a: Uint8Array, b: Uint8Array): number {
  const digits = a[0] === 0 ? a.subarray(1) : a;
  const other = b[0] === 0 ? b.subarray(1) : b;
  return digits.length === other.length ? Buffer.compare(digits, other) : digits.length - other.length;
}
