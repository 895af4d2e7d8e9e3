import { type KeyObject, sign } from 'node:crypto';
import { toLowS } from '@fabric-governance/protocol/signature';

/** Order of the P-256 group. */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const SCALAR_BYTES = 32;

/**
 * Signs with ECDSA P-256 over SHA-256 and keeps s in the lower half of the group order, as Fabric demands of
 * messages and writes in its certificates.
 * @returns r ‖ s, 64 bytes (IEEE P1363).
 */
export function signLowSRaw(key: KeyObject, message: Uint8Array): Buffer {
  const signature = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
  const s = BigInt(`0x${signature.subarray(SCALAR_BYTES).toString('hex')}`);
  if (s * 2n > ORDER) {
    const lowS = (ORDER - s).toString(16).padStart(SCALAR_BYTES * 2, '0');
    signature.write(lowS, SCALAR_BYTES, 'hex');
  }
  return signature;
}

/** Signs like {@link signLowSRaw} and gives the DER form that travels in Fabric's messages. */
export function signLowS(key: KeyObject, message: Uint8Array): Uint8Array {
  return toLowS(sign('sha256', message, key));
}
