import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import { signLowS } from './low-s-signature.js';
import type { Credential } from './organisation.js';
import { verifiedSignatures } from './verified-signatures.js';

/** A node or a person that signs Fabric's messages. */
export interface Signer {
  readonly mspId: string;
  /** `msp.SerializedIdentity`, the form of a creator or endorser. */
  readonly identity: Uint8Array;
  /** ECDSA over SHA-256 of the message, DER, low-S. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** Makes a signer of a certificate and its key. */
export function signerOf(mspId: string, { certificatePem, privateKeyPem }: Credential): Signer {
  const key = createPrivateKey(privateKeyPem);
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    mspId,
    identity: serializeIdentity(mspId, certificatePem),
    sign: (message) => {
      const signature = signLowS(key, message);
      verifiedSignatures.add({ spki, message, signature });
      return signature;
    },
  };
}

/** 24 random bytes, as Fabric's signature headers carry them. */
export function randomNonce(): Uint8Array {
  return new Uint8Array(randomBytes(24));
}
