import { verify } from 'node:crypto';
import { equalBytes, fromUtf8, toHex, utf8 } from '@fabric-governance/protocol/bytes';
import { pemToDer } from '@fabric-governance/protocol/certificate';
import {
  type DerElement,
  DER_TAG,
  oidText,
  readElement,
  readElements,
  readOnly,
} from '@fabric-governance/protocol/der';
import { type AlternativeName, EXTENSION_OID } from '../crypto/certificate-extensions.js';
import type { NameAttribute } from '../crypto/distinguished-name.js';
import { publicKeyOf } from '../crypto/verify-signature.js';
import { CA_ERROR, CaError } from './ca-error.js';

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
const ATTRIBUTES_TAG = 0xa0;
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
  const [content, algorithm, signature] = readElements(readOnly(der, DER_TAG.sequence).content);
  const [, name, key, attributes] = readElements(required(content).content);
  const spki = required(key).whole;
  const extensions = requestedExtensions(attributes);
  const constraints = extensions.get(EXTENSION_OID.basicConstraints);
  const names = extensions.get(EXTENSION_OID.subjectAlternativeName);
  const [oid] = readElements(required(algorithm).content);
  return {
    publicKeySpki: spki,
    subject: subjectValues(required(name)),
    alternativeNames: names ? alternativeNames(names) : [],
    isAuthority: constraints !== undefined && isAuthority(constraints),
    isSigned: isSigned(
      { content: required(content).whole, signature: required(signature).content.subarray(1) },
      spki,
      HASH[oidText(required(oid).content)],
    ),
  };
}

function isSigned(
  { content, signature }: { readonly content: Uint8Array; readonly signature: Uint8Array },
  spki: Uint8Array,
  hash: string | undefined,
): boolean {
  return hash !== undefined && verify(hash, content, publicKeyOf(spki), signature);
}

function subjectValues(name: DerElement): SubjectValues {
  const values: Partial<Record<NameAttribute, string[]>> = {};
  for (const attribute of readElements(name.content).flatMap((set) => readElements(set.content))) {
    const [type, value] = readElements(attribute.content);
    const key = SUBJECT[oidText(required(type).content)]?.key;
    if (key !== undefined) {
      (values[key] ??= []).push(fromUtf8(required(value).content));
    }
  }
  return values;
}

function requestedExtensions(attributes: DerElement | undefined): ReadonlyMap<string, Uint8Array> {
  const extensions = new Map<string, Uint8Array>();
  for (const attribute of attributes?.tag === ATTRIBUTES_TAG ? readElements(attributes.content) : []) {
    const [type, values] = readElements(attribute.content);
    if (oidText(required(type).content) !== EXTENSION_REQUEST) {
      continue;
    }
    for (const extension of readElements(readElement(required(values).content).content)) {
      const parts = readElements(extension.content);
      extensions.set(oidText(required(parts[0]).content), required(parts.at(-1)).content);
    }
  }
  return extensions;
}

function isAuthority(constraints: Uint8Array): boolean {
  const [flag] = readElements(readOnly(constraints, DER_TAG.sequence).content);
  return flag?.tag === DER_TAG.boolean && equalBytes(flag.content, Uint8Array.of(0xff));
}

/** The kinds of names that Go takes over from a request; others are passed over. */
function alternativeNames(extension: Uint8Array): readonly AlternativeName[] {
  return readElements(readOnly(extension, DER_TAG.sequence).content).flatMap(
    ({ tag, content }): AlternativeName[] => {
      switch (tag) {
        case 0x81:
          return [{ kind: 'email', value: fromUtf8(content) }];
        case 0x82:
          return [{ kind: 'dns', value: fromUtf8(content) }];
        case 0x86:
          return [{ kind: 'uri', value: fromUtf8(content) }];
        case 0x87:
          return [{ kind: 'ip', value: addressText(content) }];
        default:
          return [];
      }
    },
  );
}

function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) {
    return bytes.join('.');
  }
  if (bytes.length !== 16) {
    throw new Error(`x509: cannot parse IP address of length ${bytes.length}`);
  }
  return (toHex(bytes).match(/.{4}/gu) ?? []).join(':');
}

function required<T>(part: T | undefined): T {
  if (part === undefined) {
    throw new Error('a field is missing');
  }
  return part;
}
