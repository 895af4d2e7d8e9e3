import { verify } from 'node:crypto';
import { isIP } from 'node:net';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { pemToDer } from '@fabric-governance/protocol/certificate';
import { CertificationRequest } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  type Attribute,
  BasicConstraints,
  type Extension,
  Extensions,
  type GeneralName,
  type Name,
  SubjectAlternativeName,
} from '@peculiar/asn1-x509';
import { type AlternativeName, EXTENSION_OID } from '../crypto/certificate-extensions.js';
import type { NameAttribute } from '../crypto/distinguished-name.js';
import { publicKeyOf } from '../crypto/verify-signature.js';
import { CA_ERROR, CaError } from './ca-error.js';

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
/** Hash of each signature algorithm that requests come with. */
const HASH: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
/** Attributes of a subject that are looked at, with what fabric-ca calls them and its longest values (X.520). */
const SUBJECT: Readonly<Record<string, { key: NameAttribute; label: string; limit: number }>> = {
  '2.5.4.3': { key: 'CN', label: 'CN', limit: 64 },
  '2.5.4.5': { key: 'serialNumber', label: 'serial number', limit: 64 },
  '2.5.4.11': { key: 'OU', label: 'organizational unit name', limit: 64 },
  '2.5.4.10': { key: 'O', label: 'organization name', limit: 64 },
  '2.5.4.6': { key: 'C', label: 'country name', limit: 2 },
  '2.5.4.7': { key: 'L', label: 'locality name', limit: 128 },
  '2.5.4.8': { key: 'ST', label: 'state name', limit: 128 },
};

/** Values of a subject's attributes, each in the order in which they stand. */
export type SubjectValues = Readonly<Partial<Record<NameAttribute, readonly string[]>>>;

/** What is taken over from a certificate signing request. */
export interface SigningRequest {
  readonly publicKeySpki: Uint8Array;
  readonly subject: SubjectValues;
  readonly alternativeNames: readonly AlternativeName[];
  /** Whether it asks for an authority's certificate. */
  readonly isAuthority: boolean;
  /** That the request is signed by its own key. */
  readonly isSigned: boolean;
}

/** Reads a PKCS #10 request. Throws CaError 400 or 500 with fabric-ca's texts. */
export function readSigningRequest(pem: string): SigningRequest {
  const label = /-----BEGIN ([^\r\n]+?)-----\r?\n/u.exec(pem)?.[1];
  if (label === undefined) {
    throw new CaError(400, CA_ERROR.badSigningRequest, 'CSR Decode failed');
  }
  if (label !== 'CERTIFICATE REQUEST' && label !== 'NEW CERTIFICATE REQUEST') {
    throw new CaError(500, CA_ERROR.unknown, '{"code":9300,"message":"not a certificate or csr"}');
  }
  try {
    return read(pemToDer(pem));
  } catch (cause) {
    throw new CaError(500, CA_ERROR.unknown, `x509: malformed certificate request: ${String(cause)}`);
  }
}

/** Checks that no value is longer than X.520 allows. Throws CaError 400. */
export function checkLengths(subject: SubjectValues): void {
  for (const { key, label, limit } of Object.values(SUBJECT)) {
    const long = subject[key]?.find((value) => utf8(value).length > limit);
    if (long !== undefined) {
      throw new CaError(
        400,
        CA_ERROR.signingRequestField,
        `CSR input validation failed: The ${label} '${long}' exceeds the maximum character limit of ${limit}`,
      );
    }
  }
}

function read(der: Uint8Array): SigningRequest {
  const request = AsnConvert.parse(der, CertificationRequest);
  const { subject, subjectPKInfo, attributes } = request.certificationRequestInfo;
  const spki = new Uint8Array(AsnConvert.serialize(subjectPKInfo));
  const extensions = requestedExtensions(attributes);
  const find = (oid: string): Extension | undefined => extensions.find(({ extnID }) => extnID === oid);
  const constraints = find(EXTENSION_OID.basicConstraints);
  const names = find(EXTENSION_OID.subjectAlternativeName);
  return {
    publicKeySpki: spki,
    subject: subjectValues(subject),
    alternativeNames: names
      ? AsnConvert.parse(names.extnValue, SubjectAlternativeName).flatMap(alternativeNames)
      : [],
    isAuthority: constraints !== undefined && AsnConvert.parse(constraints.extnValue, BasicConstraints).cA,
    isSigned: isSigned(request, spki),
  };
}

function isSigned(
  { certificationRequestInfoRaw: content, signatureAlgorithm, signature }: CertificationRequest,
  spki: Uint8Array,
): boolean {
  const hash = HASH[signatureAlgorithm.algorithm];
  return (
    hash !== undefined &&
    content !== undefined &&
    verify(hash, new Uint8Array(content), publicKeyOf(spki), new Uint8Array(signature))
  );
}

function subjectValues(name: Name): SubjectValues {
  const values: Partial<Record<NameAttribute, string[]>> = {};
  for (const { type, value } of name.flat()) {
    const key = SUBJECT[type]?.key;
    if (key !== undefined) {
      (values[key] ??= []).push(value.toString());
    }
  }
  return values;
}

/** Some tools leave the attributes out, against the letter of PKCS #10; the library then has none. */
function requestedExtensions(attributes: readonly Attribute[] | undefined): readonly Extension[] {
  return (attributes ?? [])
    .filter(({ type }) => type === EXTENSION_REQUEST)
    .flatMap(({ values: [extensions] }) => (extensions ? AsnConvert.parse(extensions, Extensions) : []));
}

/** The kinds of names that Go takes over from a request; others are passed over. */
function alternativeNames(name: GeneralName): readonly AlternativeName[] {
  const { rfc822Name: email, dNSName: dns, uniformResourceIdentifier: uri, iPAddress: ip } = name;
  if (ip !== undefined && isIP(ip) === 0) {
    throw new Error(`x509: cannot parse IP address ${ip}`);
  }
  return Object.entries({ email, dns, uri, ip } satisfies Record<AlternativeName['kind'], unknown>).flatMap(
    ([kind, value]) => (value === undefined ? [] : [{ kind: kind as AlternativeName['kind'], value }]),
  );
}
