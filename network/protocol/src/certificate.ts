import { fromBase64, fromUtf8, toBase64, toHex } from './bytes.js';
import type { DerElement } from './der.js';
import { DER_TAG, oidText, readElements, readOnly } from './der.js';
import { ProtocolError } from './errors.js';
import { sha256Hex } from './sha256.js';
import { toLowS, verify } from './signature.js';
import { readTime } from './certificate-time.js';

const OID = { commonName: '2.5.4.3', organizationalUnit: '2.5.4.11', basicConstraints: '2.5.29.19' } as const;
const EXPLICIT = { version: 0xa0, extensions: 0xa3 } as const;

/** What Fabric looks at in an X.509 certificate. Times are milliseconds since 1970. */
export interface Certificate {
  readonly der: Uint8Array;
  /** SubjectPublicKeyInfo, whole. */
  readonly spki: Uint8Array;
  readonly subject: { readonly commonName: string; readonly organizationalUnits: readonly string[] };
  readonly issuerDer: Uint8Array;
  readonly subjectDer: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
  /** Lower-case, without leading zeros, as fabric-ca writes it. */
  readonly serialHex: string;
  readonly isCa: boolean;
  /** Content of each extension by its dotted identifier. fabric-ca keeps attributes in 1.2.3.4.5.6.7.8.1. */
  readonly extensions: ReadonlyMap<string, Uint8Array>;
  /** The signed part and the issuer's signature over it. */
  readonly signedDer: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * DER of the first PEM block in the text. As Go does, text around it and RFC 1421 headers inside it are passed over;
 * Node's own parser would refuse them. Throws BAD_CERTIFICATE when there is no block.
 */
export function pemToDer(pem: string): Uint8Array {
  const block = /-----BEGIN ([^\r\n]+?)-----\r?\n([\s\S]*?)-----END \1-----/.exec(pem);
  if (block?.[2] === undefined) throw new ProtocolError('BAD_CERTIFICATE', { detail: 'no PEM block' });
  const body = block[2].replace(/^(?:[^\r\n]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+\s*/, '');
  return fromBase64(body);
}

/** A PEM block of the label ("CERTIFICATE", "X509 CRL" …), lines of 64 characters, ending with a line feed. */
export function derToPem(der: Uint8Array, label: string): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** Reads a certificate (RFC 5280) with a key of any kind; throws BAD_CERTIFICATE. Nothing is verified here. */
export function parseCertificate(der: Uint8Array): Certificate {
  try {
    return read(der);
  } catch (cause) {
    throw new ProtocolError('BAD_CERTIFICATE', { detail: String(cause) }, { cause });
  }
}

/** Identity of the key behind a certificate: hex SHA-256 of its SubjectPublicKeyInfo, unchanged by re-enrolment (R15). */
export function fingerprintOfCertificate(der: Uint8Array): string {
  return sha256Hex(parseCertificate(der).spki);
}

/** Whether `issuer` is a CA whose key signed `certificate` and whose name stands in it. Times are not judged. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  return (
    issuer.isCa &&
    toHex(issuer.subjectDer) === toHex(certificate.issuerDer) &&
    verify(issuer.spki, certificate.signedDer, toLowS(certificate.signature))
  );
}

function read(der: Uint8Array): Certificate {
  const [signed, , signatureBits] = readElements(readOnly(der, DER_TAG.sequence).content);
  const fields = readElements(required(signed).content);
  // The version is left out of a certificate of version 1, which has no extensions.
  const [serial, , issuer, validity, subject, spki, ...optional] =
    fields[0]?.tag === EXPLICIT.version ? fields.slice(1) : fields;
  const [notBefore, notAfter] = readElements(required(validity).content);
  const extensions = readExtensions(optional.find(({ tag }) => tag === EXPLICIT.extensions));
  return {
    der,
    spki: required(spki).whole,
    subject: readName(required(subject)),
    issuerDer: required(issuer).whole,
    subjectDer: required(subject).whole,
    notBefore: readTime(required(notBefore)),
    notAfter: readTime(required(notAfter)),
    serialHex: toHex(required(serial).content).replace(/^0+(?=.)/, ''),
    isCa: isCa(extensions.get(OID.basicConstraints)),
    extensions,
    signedDer: required(signed).whole,
    signature: required(signatureBits).content.subarray(1),
  };
}

/** Go keeps the last common name and every unit in order. */
function readName(name: DerElement): Certificate['subject'] {
  const attributes = readElements(name.content)
    .flatMap((set) => readElements(set.content))
    .map((attribute) => readElements(attribute.content));
  const valuesOf = (wanted: string): string[] =>
    attributes
      .filter(([type]) => type !== undefined && oidText(type.content) === wanted)
      .map(([, value]) => readText(required(value)));
  return {
    commonName: valuesOf(OID.commonName).at(-1) ?? '',
    organizationalUnits: valuesOf(OID.organizationalUnit),
  };
}

function readText({ tag, content }: DerElement): string {
  if (tag === 0x1e) {
    return [...content.keys()]
      .filter((index) => index % 2 === 0)
      .map((index) => String.fromCharCode(((content[index] ?? 0) << 8) | (content[index + 1] ?? 0)))
      .join('');
  }
  return fromUtf8(content);
}

function readExtensions(explicit: DerElement | undefined): ReadonlyMap<string, Uint8Array> {
  if (explicit === undefined) return new Map();
  return new Map(
    readElements(readOnly(explicit.content, DER_TAG.sequence).content).map((extension) => {
      const parts = readElements(extension.content);
      return [oidText(required(parts[0]).content), required(parts.at(-1)).content] as const;
    }),
  );
}

function isCa(basicConstraints: Uint8Array | undefined): boolean {
  if (basicConstraints === undefined) return false;
  const [flag] = readElements(readOnly(basicConstraints, DER_TAG.sequence).content);
  return flag?.tag === DER_TAG.boolean && flag.content[0] === 0xff;
}

function required<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('a field is missing');
  return part;
}
