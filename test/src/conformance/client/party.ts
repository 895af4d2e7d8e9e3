import { createPrivateKey } from 'node:crypto';
import { p256 } from '@noble/curves/nist';
import type { Credential } from '@fabric-governance/devnet/crypto/organisation';
import { serializeIdentity } from '@fabric-governance/protocol/identity';

/** Somebody who signs messages, always the same signature for the same bytes (RFC 6979), so that recordings can be compared. */
export interface Party {
  readonly mspId: string;
  /** Serialized msp.SerializedIdentity. */
  readonly creator: Uint8Array;
  /** DER, low-S, over SHA-256 of the bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** The same with the larger s, which Fabric refuses. */
  readonly signHighS: (message: Uint8Array) => Uint8Array;
}

/** Reads a party's key. `mspId` is what it claims, which may be false. */
export function partyOf(
  mspId: string,
  credential: Pick<Credential, 'certificatePem' | 'privateKeyPem'>,
): Party {
  const { d = '' } = createPrivateKey(credential.privateKeyPem).export({ format: 'jwk' });
  const secret = new Uint8Array(Buffer.from(d, 'base64url'));
  const signature = (message: Uint8Array): ReturnType<typeof p256.sign> =>
    p256.sign(message, secret, { lowS: true, prehash: true });
  return {
    mspId,
    creator: serializeIdentity(mspId, credential.certificatePem),
    sign: (message) => signature(message).toBytes('der'),
    signHighS: (message) => {
      const { r, s } = signature(message);
      return new p256.Signature(r, p256.Point.Fn.ORDER - s).toBytes('der');
    },
  };
}
