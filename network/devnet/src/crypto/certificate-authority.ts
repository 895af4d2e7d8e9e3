import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { toHex } from '@fabric-governance/protocol/bytes';
import {
  type Certificate,
  derToPem,
  parseCertificate,
  pemToDer,
} from '@fabric-governance/protocol/certificate';
import { AsnConvert } from '@peculiar/asn1-schema';
import { type Extension, Name, SubjectKeyIdentifier } from '@peculiar/asn1-x509';
import { type CertificateUsage, certificateContent, usageExtensions } from './certificate-content.js';
import {
  type AlternativeName,
  authorityKeyIdentifierExtension,
  basicConstraints,
  EXTENSION_OID,
  subjectAlternativeNames,
  subjectKeyIdentifierExtension,
} from './certificate-extensions.js';
import type { DistinguishedName } from './distinguished-name.js';
import { generateKeyPair } from './key-pair.js';
import { type RevokedCertificate, revocationList } from './revocation-list.js';
import { signDocument } from './signed-document.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** cryptogen's: ten years of 365 days. */
const DEFAULT_LIFETIME_MS = 3650 * DAY_MS;
/** Certificates start a little in the past, as cryptogen's do, so that clocks may differ. */
const BACKDATE_MS = 5 * MINUTE_MS;
/** Length of an uncompressed P-256 point, the tail of its SubjectPublicKeyInfo. */
const POINT_BYTES = 65;
const AUTHORITY_USAGE: CertificateUsage = {
  key: ['digitalSignature', 'keyEncipherment', 'keyCertSign', 'cRLSign'],
  extended: ['clientAuth', 'serverAuth'],
};

/** What goes into an issued certificate. */
export interface CertificateRequest {
  readonly subject: DistinguishedName;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKeySpki: Uint8Array;
  readonly usage: CertificateUsage;
  /** Makes the subject an authority too, with at most so many authorities below it. */
  readonly pathLength?: number;
  /** Hex; cryptogen gives only authorities one, fabric-ca everybody. */
  readonly subjectKeyIdentifier?: string;
  readonly alternativeNames?: readonly AlternativeName[];
  /** Further extensions. */
  readonly extensions?: readonly Extension[];
  /** Default: a few minutes ago. */
  readonly notBefore?: Date;
  /** Default: ten years after the beginning. */
  readonly notAfter?: Date;
}

/** A certificate authority of one organisation: its key, its certificate, and the power to issue. */
export class CertificateAuthority {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly certificate: Certificate;
  /** Hex name of its key, the AKI of what it issues. */
  readonly keyIdentifier: string;
  readonly #key: KeyObject;
  readonly #name: Name;

  private constructor(certificatePem: string, privateKeyPem: string, key: KeyObject) {
    this.certificatePem = certificatePem;
    this.privateKeyPem = privateKeyPem;
    this.certificate = parseCertificate(pemToDer(certificatePem));
    this.keyIdentifier = keyIdentifierOf(this.certificate);
    this.#key = key;
    this.#name = AsnConvert.parse(this.certificate.subjectDer, Name);
  }

  /** Makes a new self-signed authority. */
  static async create(subject: DistinguishedName): Promise<CertificateAuthority> {
    const keys = await generateKeyPair();
    const key = createPrivateKey(keys.privateKeyPem);
    const content = certificateContent({
      subject,
      publicKeySpki: keys.publicKeySpki,
      ...validity({}),
      extensions: [
        ...usageExtensions(AUTHORITY_USAGE),
        basicConstraints(true),
        subjectKeyIdentifierExtension(subjectKeyIdentifier(keys.publicKeySpki)),
      ],
    });
    return new CertificateAuthority(certificatePem(content, key), keys.privateKeyPem, key);
  }

  /**
   * Takes up an authority that was made before.
   * @throws when the key does not belong to the certificate.
   */
  static load(certificatePem: string, privateKeyPem: string): CertificateAuthority {
    const key = createPrivateKey(privateKeyPem);
    const authority = new CertificateAuthority(certificatePem, privateKeyPem, key);
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
    if (!spki.equals(authority.certificate.spki)) {
      throw new Error(
        `the private key does not belong to the certificate of ${authority.certificate.subject.commonName}`,
      );
    }
    return authority;
  }

  /**
   * Issues a certificate, never valid before or beyond the authority's own (Fabric calls an identity that is
   * older than its authority malformed).
   * @returns PEM.
   */
  issue(request: CertificateRequest): string {
    const { notBefore, notAfter } = validity(request);
    const { subjectKeyIdentifier: ownKey, pathLength, alternativeNames = [], extensions = [] } = request;
    const content = {
      subject: request.subject,
      publicKeySpki: request.publicKeySpki,
      notBefore: new Date(Math.max(notBefore.getTime(), this.certificate.notBefore)),
      notAfter: new Date(Math.min(notAfter.getTime(), this.certificate.notAfter)),
      extensions: [
        ...usageExtensions(request.usage),
        basicConstraints(pathLength !== undefined, pathLength),
        ...(ownKey === undefined ? [] : [subjectKeyIdentifierExtension(ownKey)]),
        authorityKeyIdentifierExtension(this.keyIdentifier),
        ...(alternativeNames.length > 0 ? [subjectAlternativeNames(alternativeNames)] : []),
        ...extensions,
      ],
    };
    return certificatePem(certificateContent(content, this.#name), this.#key);
  }

  /** Signs a list of revoked certificates. Returns PEM in Fabric's form, `X509 CRL`. */
  revoke(revoked: readonly RevokedCertificate[], validity: { thisUpdate: Date; nextUpdate: Date }): string {
    const list = revocationList(
      { issuer: this.#name, keyIdentifier: this.keyIdentifier, key: this.#key },
      revoked,
      validity,
    );
    return derToPem(list, 'X509 CRL');
  }
}

/** Hex SHA-256 of the uncompressed point, which is how cryptogen names a key. */
export function subjectKeyIdentifier(spki: Uint8Array): string {
  return createHash('sha256').update(spki.subarray(-POINT_BYTES)).digest('hex');
}

function keyIdentifierOf({ subject, extensions }: Certificate): string {
  const identifier = extensions.get(EXTENSION_OID.subjectKeyIdentifier);
  if (!identifier) {
    throw new Error(`the certificate of ${subject.commonName} names no key of its own`);
  }
  return toHex(new Uint8Array(AsnConvert.parse(identifier, SubjectKeyIdentifier).buffer));
}

function certificatePem(content: ArrayBuffer, key: KeyObject): string {
  return derToPem(signDocument(content, key), 'CERTIFICATE');
}

function validity({ notBefore, notAfter }: Pick<CertificateRequest, 'notBefore' | 'notAfter'>): {
  notBefore: Date;
  notAfter: Date;
} {
  const begin = notBefore ?? new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - BACKDATE_MS);
  return { notBefore: begin, notAfter: notAfter ?? new Date(begin.getTime() + DEFAULT_LIFETIME_MS) };
}
