import type { KeyObject } from 'node:crypto';
import { toHex } from '@fabric-governance/protocol/bytes';
import { type Certificate, parseCertificate } from '@fabric-governance/protocol/certificate';
import {
  type DerElement,
  DER_TAG,
  integerValue,
  oidText,
  readElement,
  readElements,
  readOnly,
} from '@fabric-governance/protocol/der';
import { EXTENSION_OID } from '../crypto/certificate-extensions.js';
import { publicKeyOf } from '../crypto/verify-signature.js';
import { type SignatureAlgorithm, signatureAlgorithm } from './signature-algorithm.js';

const TAG = { version: 0xa0, extensions: 0xa3 } as const;
/** Bit of the key usage extension that allows to sign certificates, in its first byte. */
const CERTIFICATE_SIGNING = 0x04;
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
/** Mail address, host name, locator and address among alternative names. */
const NAME_TAGS: readonly number[] = [0x81, 0x82, 0x86, 0x87];
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

interface Extension {
  readonly oid: string;
  readonly isCritical: boolean;
  readonly content: Uint8Array;
}

/** Reads a certificate as strictly as Go does where it matters to Fabric. Throws naming what is wrong. */
export function readX509Certificate(der: Uint8Array): X509Certificate {
  const certificate = parseCertificate(der);
  const fields = readElements(readElement(certificate.signedDer).content);
  const hasVersion = fields[0]?.tag === TAG.version;
  const [serial, algorithm] = hasVersion ? fields.slice(1) : fields;
  if ((serial?.content[0] ?? 0) >= 0x80) {
    throw new Error('x509: negative serial number');
  }
  const [, outerAlgorithm] = readElements(readElement(der).content);
  if (!algorithm || !outerAlgorithm || toHex(algorithm.whole) !== toHex(outerAlgorithm.whole)) {
    throw new Error("x509: inner and outer signature algorithm identifiers don't match");
  }
  return {
    ...certificate,
    version: hasVersion ? versionOf(fields[0]) : 1,
    signatureAlgorithm: signatureAlgorithm(algorithm),
    key: readKey(certificate.spki),
    ...extensionFacts(readExtensions(fields.find(({ tag }) => tag === TAG.extensions))),
  };
}

function versionOf(field: DerElement | undefined): number {
  const version = field ? Number(integerValue(readElement(field.content))) + 1 : 1;
  if (version > 3) {
    throw new Error('x509: invalid version');
  }
  return version;
}

function readKey(spki: Uint8Array): KeyObject | undefined {
  const [algorithm, bits] = readElements(readElement(spki).content);
  const [oid] = readElements(algorithm?.content ?? new Uint8Array());
  const kind = oid ? oidText(oid.content) : '';
  if (kind === KEY_OID.rsa) {
    return publicKeyOf(spki);
  }
  if (kind !== KEY_OID.ecdsa) {
    return undefined;
  }
  if (bits?.content[1] !== UNCOMPRESSED) {
    throw new Error('x509: failed to unmarshal elliptic curve point');
  }
  const key = publicKeyOf(spki);
  if (!CURVES.includes(key.asymmetricKeyDetails?.namedCurve)) {
    throw new Error('x509: unsupported elliptic curve');
  }
  return key;
}

function readExtensions(explicit: DerElement | undefined): readonly Extension[] {
  const extensions = explicit ? readElements(readOnly(explicit.content, DER_TAG.sequence).content) : [];
  const seen = new Set<string>();
  return extensions.map((extension) => {
    const parts = readElements(extension.content);
    const oid = parts[0] ? oidText(parts[0].content) : '';
    const isCritical = parts[1]?.tag === DER_TAG.boolean && parts[1].content[0] === 0xff;
    if (seen.has(oid)) {
      throw new Error(`x509: certificate contains duplicate extension with OID "${oid}"`);
    }
    if (isCritical && NEVER_CRITICAL.includes(oid)) {
      throw new Error(`x509: extension ${oid} incorrectly marked critical`);
    }
    seen.add(oid);
    return { oid, isCritical, content: parts.at(-1)?.content ?? new Uint8Array() };
  });
}

function extensionFacts(
  extensions: readonly Extension[],
): Omit<X509Certificate, keyof Certificate | 'version' | 'signatureAlgorithm' | 'key'> {
  const find = (oid: string): Uint8Array | undefined =>
    extensions.find((extension) => extension.oid === oid)?.content;
  const constraints = find(EXTENSION_OID.basicConstraints);
  const usage = find(EXTENSION_OID.keyUsage);
  const identifier = find(EXTENSION_OID.subjectKeyIdentifier);
  return {
    hasBasicConstraints: constraints !== undefined,
    maxPathLength: constraints && maxPathLength(constraints),
    maySignCertificates: usage === undefined || maySignCertificates(usage),
    extendedUsages: extendedUsages(find(EXTENSION_OID.extendedKeyUsage)),
    hasUnknownCriticalExtension: extensions.some(
      (extension) => extension.isCritical && !isUnderstood(extension),
    ),
    hasNameConstraints: find(NAME_CONSTRAINTS) !== undefined,
    subjectKeyIdentifier: identifier && toHex(readElement(identifier).content),
  };
}

/** Alternative names count as understood when one of them is of a kind that Go reads. */
function isUnderstood({ oid, content }: Extension): boolean {
  if (oid !== EXTENSION_OID.subjectAlternativeName) {
    return KNOWN_EXTENSIONS.includes(oid);
  }
  return readElements(readOnly(content, DER_TAG.sequence).content).some(({ tag }) => NAME_TAGS.includes(tag));
}

function maxPathLength(constraints: Uint8Array): number | undefined {
  const parts = readElements(readOnly(constraints, DER_TAG.sequence).content);
  const length = parts.find(({ tag }) => tag === DER_TAG.integer);
  return length && Number(integerValue(length));
}

/** A usage without any bit set counts as none at all. */
function maySignCertificates(usage: Uint8Array): boolean {
  const [, first = 0, second = 0] = readOnly(usage, DER_TAG.bitString).content;
  return (first & CERTIFICATE_SIGNING) !== 0 || (first === 0 && second === 0);
}

function extendedUsages(extension: Uint8Array | undefined): readonly string[] {
  const usages = extension ? readElements(readOnly(extension, DER_TAG.sequence).content) : [];
  return usages.map(({ content }) => oidText(content));
}
