import { randomBytes } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  type Extension,
  Extensions,
  type Name,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import {
  type ExtendedKeyUsage,
  extendedKeyUsage,
  type KeyUsage,
  keyUsage,
} from './certificate-extensions.js';
import { type DistinguishedName, x509Name } from './distinguished-name.js';
import { ECDSA_WITH_SHA256 } from './signed-document.js';

/** What a certificate's key may do. */
export interface CertificateUsage {
  readonly key: readonly KeyUsage[];
  readonly extended?: readonly ExtendedKeyUsage[];
}

/** cryptogen's usage of the certificates that sign Fabric's messages. */
export const IDENTITY_USAGE: CertificateUsage = { key: ['digitalSignature'] };
/** cryptogen's usage of TLS certificates. */
export const TLS_USAGE: CertificateUsage = {
  key: ['digitalSignature', 'keyEncipherment'],
  extended: ['serverAuth', 'clientAuth'],
};

/** What an authority signs. */
export interface CertificateContent {
  readonly subject: DistinguishedName;
  readonly publicKeySpki: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** In the order in which they are written. */
  readonly extensions: readonly Extension[];
}

/** DER of a TBSCertificate (RFC 5280, 4.1) with a random serial number; without an issuer, the subject's own. */
export function certificateContent(content: CertificateContent, issuer?: Name): ArrayBuffer {
  const subject = x509Name(content.subject);
  const { notBefore, notAfter } = content;
  return AsnConvert.serialize(
    new TBSCertificate({
      version: Version.v3,
      serialNumber: randomSerial(),
      signature: ECDSA_WITH_SHA256,
      issuer: issuer ?? subject,
      validity: new Validity({ notBefore, notAfter }),
      subject,
      subjectPublicKeyInfo: AsnConvert.parse(content.publicKeySpki, SubjectPublicKeyInfo),
      extensions: new Extensions([...content.extensions]),
    }),
  );
}

/** The extensions that say what the key may do. */
export function usageExtensions({ key, extended }: CertificateUsage): Extension[] {
  return extended ? [keyUsage(key), extendedKeyUsage(extended)] : [keyUsage(key)];
}

/** 128 random bits, positive and without a leading zero byte. */
function randomSerial(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.buffer;
}
