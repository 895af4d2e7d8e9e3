import type { KeyObject } from 'node:crypto';
import { AsnConvert, AsnProp, AsnPropTypes } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { signLowS } from './low-s-signature.js';

/** AlgorithmIdentifier of ECDSA over SHA-256, the one algorithm devnet's authorities sign with. */
export const ECDSA_WITH_SHA256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });

/**
 * The outer form that certificates and revocation lists share. The library's own classes would write the content anew
 * from what they have read of it; here it stays in the bytes that were signed.
 */
class SignedDocument {
  content = new ArrayBuffer();
  algorithm = new ArrayBuffer();
  signature = new ArrayBuffer();
}
// The decorators of the schema library, called as functions: the project's compiler settings have none.
AsnProp({ type: AsnPropTypes.Any })(SignedDocument.prototype, 'content');
AsnProp({ type: AsnPropTypes.Any })(SignedDocument.prototype, 'algorithm');
AsnProp({ type: AsnPropTypes.BitString })(SignedDocument.prototype, 'signature');

/** Signs a TBSCertificate or TBSCertList, DER, with a low-S signature. Returns DER. */
export function signDocument(content: ArrayBuffer, key: KeyObject): Uint8Array {
  const document = new SignedDocument();
  document.content = content;
  document.algorithm = AsnConvert.serialize(ECDSA_WITH_SHA256);
  document.signature = bufferOf(signLowS(key, new Uint8Array(content)));
  return new Uint8Array(AsnConvert.serialize(document));
}

/** The same document with another signature over it. */
export function withSignature(der: Uint8Array, signature: Uint8Array): Uint8Array {
  const document = AsnConvert.parse(der, SignedDocument);
  document.signature = bufferOf(signature);
  return new Uint8Array(AsnConvert.serialize(document));
}

/** A copy of the bytes in a buffer of their own, which is what the schema library takes. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
