import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { concat, utf8 } from '@fabric-governance/protocol/bytes';
import {
  DER_TAG,
  derElement,
  derInteger,
  integerValue,
  readElement,
  readElements,
} from '@fabric-governance/protocol/der';
import { lowSignature, publicKeyOf, verifyLowS } from './verify-signature.js';

const MESSAGE = utf8('message');
/** Orders of the curves, as SEC 2 prints them. */
const ORDERS = {
  secp224r1: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
  prime256v1: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  secp384r1:
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  secp521r1:
    0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
};

interface Signed {
  readonly key: KeyObject;
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

function numbersOf(signature: Uint8Array): readonly [bigint, bigint] {
  const [r, s] = readElements(readElement(signature).content);
  if (r === undefined || s === undefined) {
    throw new Error('no signature');
  }
  return [integerValue(r), integerValue(s)];
}

function signature(r: bigint, s: bigint): Uint8Array {
  return derElement(DER_TAG.sequence, derInteger(r), derInteger(s));
}

/** A signature over the message, and its twin. */
function signed(namedCurve: string, order: bigint): Signed {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const [r, s] = numbersOf(sign('sha256', MESSAGE, privateKey));
  const low = s <= order / 2n ? s : order - s;
  return { key: publicKey, low: signature(r, low), high: signature(r, order - low) };
}

describe.each(Object.entries(ORDERS))('signatures of the curve %s', (curve, order) => {
  const { key, low, high } = signed(curve, order);

  it('hold with the lower s only', () => {
    expect(verifyLowS(key, MESSAGE, low)).toBe(true);
    expect(verifyLowS(key, MESSAGE, high)).toBe(false);
    expect(verifyLowS(key, utf8('other'), low)).toBe(false);
  });

  it('are brought to the lower s', () => {
    expect(lowSignature(key, low)).toEqual(low);
    expect(lowSignature(key, high)).toEqual(low);
  });

  it('have an s of at most half the order', () => {
    const [r] = numbersOf(low);
    expect(lowSignature(key, signature(r, order / 2n))).toEqual(signature(r, order / 2n));
    expect(lowSignature(key, signature(r, order / 2n + 1n))).toEqual(signature(r, order / 2n));
  });

  it('hold with bytes behind them or in them that Go does not read', () => {
    const { content } = readElement(low);
    expect(verifyLowS(key, MESSAGE, concat(low, utf8('more')))).toBe(true);
    expect(verifyLowS(key, MESSAGE, derElement(DER_TAG.sequence, content, derInteger(7n)))).toBe(true);
  });

  it('do not hold when they are no two positive numbers', () => {
    const [r, s] = numbersOf(low);
    const padded = derElement(DER_TAG.integer, concat(new Uint8Array(2), Uint8Array.of(1)));
    const odd = [
      new Uint8Array(),
      utf8('no signature'),
      low.subarray(0, -1),
      signature(r, 0n),
      signature(0n, s),
      derElement(DER_TAG.sequence, derInteger(r)),
      derElement(DER_TAG.sequence, derInteger(r), padded),
      derElement(DER_TAG.octetString, derInteger(r), derInteger(s)),
      derElement(DER_TAG.sequence, derInteger(r), derElement(DER_TAG.integer, Uint8Array.of(0x80))),
    ];
    for (const bytes of odd) {
      expect(verifyLowS(key, MESSAGE, bytes)).toBe(false);
    }
  });
});

describe('signatures of other keys', () => {
  it.each([
    generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('ed25519'),
  ])('do not hold', ({ privateKey, publicKey }) => {
    const hash = publicKey.asymmetricKeyType === 'ed25519' ? null : 'sha256';
    const made = sign(hash, MESSAGE, privateKey);
    expect(verifyLowS(publicKey, MESSAGE, made)).toBe(false);
    expect(lowSignature(publicKey, made)).toBeUndefined();
  });

  it('hold for a hash of the other family where it is asked', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const made = lowSignature(publicKey, sign('sha3-256', MESSAGE, privateKey)) ?? new Uint8Array();
    expect(verifyLowS(publicKey, MESSAGE, made, 'sha3-256')).toBe(true);
    expect(verifyLowS(publicKey, MESSAGE, made)).toBe(false);
  });

  it('are checked with the key that a certificate carries', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
    expect(publicKeyOf(spki).equals(publicKey)).toBe(true);
    expect(() => publicKeyOf(utf8('no key'))).toThrow();
  });
});
