import { type KeyObject, sign } from 'node:crypto';
import { toLowS } from '@fabric-governance/protocol/signature';

/** Order of the P-256 group. */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const SCALAR_BYTES = 32;
const HALF_ORDER = Buffer.from((ORDER >> 1n).toString(16).padStart(SCALAR_BYTES * 2, '0'), 'hex');
/** Where r begins in a DER signature: after the sequence's and its own tag and length. */
const FIRST_INTEGER = 4;
const INTEGER_HEAD = 2;

/**
 * Signs with ECDSA P-256 over SHA-256 and keeps s in the lower half of the group order, as Fabric demands of
 * messages and writes in its certificates.
 * @returns DER, the form that travels in Fabric's messages.
 */
export function signLowS(key: KeyObject, message: Uint8Array): Uint8Array {
  const signature = sign('sha256', message, key);
  return isLow(signature) ? signature : toLowS(signature);
}

/** Whether s, the second of the two integers, is in the lower half. For signatures that OpenSSL made just now. */
function isLow(der: Buffer): boolean {
  const s = der.subarray(FIRST_INTEGER + (der[FIRST_INTEGER - 1] ?? 0) + INTEGER_HEAD);
  // A longer one begins with a zero before its highest bit; the half order has that bit not set.
  return s.length < SCALAR_BYTES || (s.length === SCALAR_BYTES && s.compare(HALF_ORDER) <= 0);
}
