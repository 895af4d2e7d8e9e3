import { randomBytes } from 'node:crypto';
import { derInteger } from '@fabric-governance/protocol/der';
import {
  type ExtendedKeyUsage,
  extendedKeyUsage,
  type KeyUsage,
  keyUsage,
} from './certificate-extensions.js';
import { derContext, derHexInteger, derSequence, derTime } from './der-values.js';
import { type DistinguishedName, derName } from './distinguished-name.js';
import { ECDSA_WITH_SHA256 } from './signed-document.js';

const VERSION_3 = derContext(0, derInteger(2n), true);

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
  /** DER of each, in the order in which they are written. */
  readonly extensions: readonly Uint8Array[];
}

/** DER of a TBSCertificate (RFC 5280, 4.1) with a random serial number. */
export function certificateContent(issuerDer: Uint8Array, content: CertificateContent): Uint8Array {
  return derSequence(
    VERSION_3,
    derHexInteger(randomSerial()),
    ECDSA_WITH_SHA256,
    issuerDer,
    derSequence(derTime(content.notBefore), derTime(content.notAfter)),
    derName(content.subject),
    content.publicKeySpki,
    derContext(3, derSequence(...content.extensions), true),
  );
}

/** The extensions that say what the key may do. */
export function usageExtensions({ key, extended }: CertificateUsage): Uint8Array[] {
  return extended ? [keyUsage(key), extendedKeyUsage(extended)] : [keyUsage(key)];
}

/** 128 random bits, positive and without a leading zero byte. */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}
