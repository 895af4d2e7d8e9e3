import { sentIdentity } from './identity.js';
import { IdentityCache } from './identity-cache.js';
import { firstPemBlock } from './pem-block.js';
import { readX509Certificate } from './x509-certificate.js';

const known = new IdentityCache<number>();

/**
 * Whether an identity's certificate has expired, whoever issued it. What no certificate can be read from never
 * expires: it is for the checks that follow to refuse it, as in Fabric.
 *
 * @param identity `msp.SerializedIdentity`
 * @param at milliseconds since 1970
 */
export function isExpired(identity: Uint8Array, at: number): boolean {
  return at > known.of(identity, () => expiryOf(identity));
}

function expiryOf(identity: Uint8Array): number {
  try {
    const block = firstPemBlock(sentIdentity(identity).certificate);
    return block === undefined ? Infinity : readX509Certificate(block.content).notAfter;
  } catch {
    return Infinity;
  }
}
