import { p256 } from '@noble/curves/nist';
import { DER_TAG, derElement, derInteger, integerValue, readElements, readOnly } from './der.js';
import { toHex } from './bytes.js';
import { ProtocolError } from './errors.js';

/** Order of the curve P-256; a signature (r, s) and its twin (r, order − s) verify alike. */
const ORDER = p256.Point.Fn.ORDER;
const HALF_ORDER = ORDER >> 1n;

/** The same signature with the smaller of its two s values: Fabric refuses the other. Throws BAD_SIGNATURE_FORMAT. */
export function toLowS(der: Uint8Array): Uint8Array {
  const { r, s } = parse(der);
  return encode(r, s);
}

/** Whether the DER signature has the smaller s. Throws BAD_SIGNATURE_FORMAT when it is no signature. */
export function isLowS(der: Uint8Array): boolean {
  return parse(der).s <= HALF_ORDER;
}

/** Low-S DER from WebCrypto's r‖s (64 bytes), ready for Fabric. Throws BAD_SIGNATURE_FORMAT for another length. */
export function derFromRaw(raw: Uint8Array): Uint8Array {
  if (raw.length !== 64) throw new ProtocolError('BAD_SIGNATURE_FORMAT', { detail: `${raw.length} bytes` });
  return encode(BigInt(`0x${toHex(raw.subarray(0, 32))}`), BigInt(`0x${toHex(raw.subarray(32))}`));
}

/**
 * Whether `signature` (DER) over SHA-256 of `message` holds for the key, by Fabric's rules: strict DER, P-256, low-S.
 * The key is a SubjectPublicKeyInfo or an uncompressed point (65 bytes). Anything unreadable is simply not valid.
 */
export function verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const { r, s } = parse(signature);
    if (s > HALF_ORDER) return false;
    return p256.verify(new p256.Signature(r, s).toBytes('compact'), message, publicKeyPoint(key), {
      lowS: true,
      prehash: true,
    });
  } catch {
    return false;
  }
}

/** The uncompressed point (65 bytes) in a SubjectPublicKeyInfo; a point is returned as it is. */
export function publicKeyPoint(key: Uint8Array): Uint8Array {
  if (key.length === 65 && key[0] === 0x04) return key;
  const [, bits] = readElements(readOnly(key, DER_TAG.sequence).content);
  const point = bits?.content.subarray(1);
  if (bits?.tag !== DER_TAG.bitString || point?.length !== 65) {
    throw new ProtocolError('BAD_ENCODING', { format: 'spki', detail: 'not a P-256 public key' });
  }
  return point;
}

function parse(der: Uint8Array): { r: bigint; s: bigint } {
  try {
    const [r, s, ...rest] = readElements(readOnly(der, DER_TAG.sequence).content).map(integerValue);
    if (r === undefined || s === undefined || rest.length > 0) throw new Error('not two integers');
    if (r === 0n || s === 0n || r >= ORDER || s >= ORDER) throw new Error('out of range');
    return { r, s };
  } catch (cause) {
    throw new ProtocolError('BAD_SIGNATURE_FORMAT', { detail: String(cause) }, { cause });
  }
}

function encode(r: bigint, s: bigint): Uint8Array {
  return derElement(DER_TAG.sequence, derInteger(r), derInteger(s > HALF_ORDER ? ORDER - s : s));
}
