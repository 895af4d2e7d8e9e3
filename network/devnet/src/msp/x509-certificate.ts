import type { KeyObject } from 'node:crypto';
import { toHex } from '@fabric-governance/protocol/bytes';
import { type Certificate, parseCertificate } from '@fabric-governance/protocol/certificate';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate as CertificateMessage,
  type Extension,
  ExtendedKeyUsage,
  GeneralNames,
  KeyUsage,
  KeyUsageFlags,
  SubjectKeyIdentifier,
  type SubjectPublicKeyInfo,
  Version,
} from '@peculiar/asn1-x509';
import { EXTENSION_OID } from '../crypto/certificate-extensions.js';
import { publicKeyOf } from '../crypto/verify-signature.js';
import { type SignatureAlgorithm, signatureAlgorithm } from './signature-algorithm.js';

const KEY_OID = { rsa: '1.2.840.113549.1.1.1', ecdsa: '1.2.840.10045.2.1' } as const;
const CURVES: readonly (string | undefined)[] = ['secp224r1', 'prime256v1', 'secp384r1', 'secp521r1'];
const UNCOMPRESSED = 0x04;
const NAME_CONSTRAINTS = '2.5.29.30';
/** Extensions whose meaning Go knows; any other must not be critical. */
const KNOWN_EXTENSIONS: readonly string[] = [
  ...Object.values(EXTENSION_OID),
  NAME_CONSTRAINTS,
  '2.5.29.31', // where revocation lists are
  '2.5.29.32', // policies
  '2.5.29.33', // policy mappings
  '2.5.29.36', // policy constraints
  '2.5.29.54', // inhibition of any policy
];
/** Extensions that Go refuses to find critical. */
const NEVER_CRITICAL: readonly string[] = [
  EXTENSION_OID.subjectKeyIdentifier,
  EXTENSION_OID.authorityKeyIdentifier,
  '1.3.6.1.5.5.7.1.1',
];

/** What Go's chain building and Fabric's rules look at in a certificate, beyond what everybody reads. */
export interface X509Certificate extends Certificate {
  readonly version: number;
  readonly signatureAlgorithm: SignatureAlgorithm;
  /** Undefined for a kind that Fabric's software cryptography does not import. */
  readonly key: KeyObject | undefined;
  readonly hasBasicConstraints: boolean;
  /** How many authorities may stand below; undefined when there is no limit. */
  readonly maxPathLength: number | undefined;
  /** No key usage extension, or one that says so. */
  readonly maySignCertificates: boolean;
  /** Extended key usages by their identifiers; empty when all are meant. */
  readonly extendedUsages: readonly string[];
  readonly hasUnknownCriticalExtension: boolean;
  readonly hasNameConstraints: boolean;
  /** Hex; undefined when the extension is missing. */
  readonly subjectKeyIdentifier: string | undefined;
}

/**
 * Reads a certificate as strictly as Go does where it matters to Fabric: the wire module sees to DER, which the schema
 * library does not insist on, and keeps the parts in the bytes that were signed. Throws naming what is wrong.
 */
export function readX509Certificate(der: Uint8Array): X509Certificate {
  const certificate = parseCertificate(der);
  const { tbsCertificate: content, signatureAlgorithm: algorithm } = AsnConvert.parse(
    der,
    CertificateMessage,
  );
  if ((new Uint8Array(content.serialNumber)[0] ?? 0) >= 0x80) {
    throw new Error('x509: negative serial number');
  }
  if (content.version > Version.v3) {
    throw new Error('x509: invalid version');
  }
  if (!content.signature.isEqual(algorithm)) {
    throw new Error("x509: inner and outer signature algorithm identifiers don't match");
  }
  const extensions: readonly Extension[] = content.extensions ?? [];
  checkExtensions(extensions);
  return {
    ...certificate,
    version: content.version + 1,
    signatureAlgorithm: signatureAlgorithm(algorithm),
    key: readKey(content.subjectPublicKeyInfo, certificate.spki),
    ...extensionFacts(extensions),
  };
}

function readKey(info: SubjectPublicKeyInfo, spki: Uint8Array): KeyObject | undefined {
  const kind = info.algorithm.algorithm;
  if (kind === KEY_OID.rsa) {
    return publicKeyOf(spki);
  }
  if (kind !== KEY_OID.ecdsa) {
    return undefined;
  }
  if (new Uint8Array(info.subjectPublicKey)[0] !== UNCOMPRESSED) {
    throw new Error('x509: failed to unmarshal elliptic curve point');
  }
  const key = publicKeyOf(spki);
  if (!CURVES.includes(key.asymmetricKeyDetails?.namedCurve)) {
    throw new Error('x509: unsupported elliptic curve');
  }
  return key;
}

function checkExtensions(extensions: readonly Extension[]): void {
  const seen = new Set<string>();
  for (const { extnID: oid, critical } of extensions) {
    if (seen.has(oid)) {
      throw new Error(`x509: certificate contains duplicate extension with OID "${oid}"`);
    }
    if (critical && NEVER_CRITICAL.includes(oid)) {
      throw new Error(`x509: extension ${oid} incorrectly marked critical`);
    }
    seen.add(oid);
  }
}

function extensionFacts(
  extensions: readonly Extension[],
): Omit<X509Certificate, keyof Certificate | 'version' | 'signatureAlgorithm' | 'key'> {
  const parsed = <T>(oid: string, schema: new () => T): T | undefined => {
    const found = extensions.find(({ extnID }) => extnID === oid);
    return found && AsnConvert.parse(found.extnValue, schema);
  };
  const constraints = parsed(EXTENSION_OID.basicConstraints, BasicConstraints);
  const usage = parsed(EXTENSION_OID.keyUsage, KeyUsage);
  const usages = parsed(EXTENSION_OID.extendedKeyUsage, ExtendedKeyUsage);
  const identifier = parsed(EXTENSION_OID.subjectKeyIdentifier, SubjectKeyIdentifier);
  return {
    hasBasicConstraints: constraints !== undefined,
    maxPathLength: constraints?.pathLenConstraint,
    maySignCertificates: usage === undefined || maySignCertificates(usage),
    extendedUsages: usages ? [...usages] : [],
    hasUnknownCriticalExtension: extensions.some(
      (extension) => extension.critical && !isUnderstood(extension),
    ),
    hasNameConstraints: extensions.some(({ extnID }) => extnID === NAME_CONSTRAINTS),
    subjectKeyIdentifier: identifier && toHex(new Uint8Array(identifier.buffer)),
  };
}

/** Alternative names count as understood when one of them is of a kind that Go reads. */
function isUnderstood({ extnID, extnValue }: Extension): boolean {
  if (extnID !== EXTENSION_OID.subjectAlternativeName) {
    return KNOWN_EXTENSIONS.includes(extnID);
  }
  return AsnConvert.parse(extnValue, GeneralNames).some(
    ({ rfc822Name, dNSName, uniformResourceIdentifier, iPAddress }) =>
      [rfc822Name, dNSName, uniformResourceIdentifier, iPAddress].some((name) => name !== undefined),
  );
}

/** A usage without any bit set counts as none at all. */
function maySignCertificates(usage: KeyUsage): boolean {
  const bits = usage.toNumber();
  // The number of no bits at all is NaN.
  return !(bits > 0) || (bits & KeyUsageFlags.keyCertSign) !== 0;
}
