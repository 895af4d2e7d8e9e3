import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import { toHex, utf8 } from '@fabric-governance/protocol/bytes';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  type JsonName,
  KeyUsageFlags,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
} from '@peculiar/x509';
import { readX509Certificate, type X509Certificate } from './x509-certificate.js';

const HOUR_MS = 3_600_000;
const KEYS = {
  'P-256': { name: 'ECDSA', namedCurve: 'P-256' },
  'P-384': { name: 'ECDSA', namedCurve: 'P-384' },
  'P-521': { name: 'ECDSA', namedCurve: 'P-521' },
  RSA: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
    hash: 'SHA-256',
  },
  'RSA-PSS': {
    name: 'RSA-PSS',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
    hash: 'SHA-256',
  },
  Ed25519: { name: 'Ed25519' },
} as const;

/** Kinds of keys that certificates may have. */
export type OddKey = keyof typeof KEYS;

/** A certificate made for a test by another library's hand, with its key. */
export interface OddCertificate {
  readonly certificate: X509Certificate;
  readonly pem: Uint8Array;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly keyKind: OddKey;
}

/** What is to be odd about it. Times are hours from now. */
export interface OddOptions {
  readonly name?: string;
  readonly units?: readonly string[];
  readonly key?: OddKey;
  /** Takes the key of another certificate. */
  readonly sameKeyAs?: OddCertificate;
  /** Default: itself. */
  readonly issuer?: OddCertificate;
  readonly from?: number;
  readonly to?: number;
  readonly authority?: boolean | { readonly pathLength: number };
  readonly withoutBasicConstraints?: boolean;
  /** For the key usage extension; none without. */
  readonly usages?: readonly KeyUsageFlags[];
  readonly extendedUsages?: readonly string[];
  readonly withoutKeyIdentifier?: boolean;
  readonly extensions?: readonly Extension[];
  readonly hash?: 'SHA-1' | 'SHA-256' | 'SHA-384';
}

/** Makes a certificate. */
export async function oddCertificate(options: OddOptions = {}): Promise<OddCertificate> {
  const { issuer, hash = 'SHA-256', extensions = [] } = options;
  const { keys, keyKind } = options.sameKeyAs ?? (await generate(options.key ?? 'P-256'));
  const signer = issuer ?? { keys, keyKind };
  const subject = subjectOf(options);
  const made = await X509CertificateGenerator.create({
    serialNumber: `4${toHex(webcrypto.getRandomValues(new Uint8Array(8))).slice(1)}`,
    subject,
    issuer: issuer ? nameOf(issuer) : subject,
    ...validity(options),
    publicKey: keys.publicKey,
    signingKey: signer.keys.privateKey,
    signingAlgorithm: { ...KEYS[signer.keyKind], hash, saltLength: 32 },
    extensions: [...(await extensionsOf(options, keys, signer.keys)), ...extensions],
  });
  const certificate = readX509Certificate(new Uint8Array(made.rawData));
  NAMES.set(certificate, subject);
  return { certificate, pem: utf8(`${made.toString('pem')}\n`), keys, keyKind };
}

/** An authority of the name. */
export function oddAuthority(name: string, options: OddOptions = {}): Promise<OddCertificate> {
  const usages = [KeyUsageFlags.keyCertSign, KeyUsageFlags.cRLSign];
  return oddCertificate({ name, authority: true, from: -10, to: 10, usages, ...options });
}

/** What is to be odd about a revocation list. */
export interface OddListOptions {
  /** Whom it says it is from. Default: who signs it. */
  readonly authority?: OddCertificate;
  readonly withoutAuthority?: boolean;
}

/** A revocation list in DER. */
export async function oddList(
  signer: OddCertificate,
  revoked: readonly OddCertificate[],
  { authority = signer, withoutAuthority = false }: OddListOptions = {},
): Promise<Uint8Array> {
  const identifier = new AuthorityKeyIdentifierExtension(await identifierOf(authority.keys));
  const list = await X509CrlGenerator.create({
    issuer: nameOf(authority),
    thisUpdate: new Date(0),
    nextUpdate: new Date(1000),
    signingKey: signer.keys.privateKey,
    signingAlgorithm: { ...KEYS[signer.keyKind], hash: 'SHA-256', saltLength: 32 },
    entries: revoked.map(({ certificate }) => ({
      serialNumber: certificate.serialHex,
      revocationDate: new Date(0),
    })),
    extensions: withoutAuthority ? [] : [identifier],
  });
  return new Uint8Array(list.rawData);
}

const NAMES = new WeakMap<X509Certificate, JsonName>();

function nameOf({ certificate }: OddCertificate): JsonName {
  return NAMES.get(certificate) ?? [];
}

function validity({ from = -1, to = 1 }: OddOptions): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now + from * HOUR_MS), notAfter: new Date(now + to * HOUR_MS) };
}

function subjectOf({ units = [], name = 'someone' }: OddOptions): JsonName {
  return [...units.map((unit) => ({ OU: [unit] })), { CN: [name] }];
}

async function generate(keyKind: OddKey): Promise<{ keys: webcrypto.CryptoKeyPair; keyKind: OddKey }> {
  const keys = await webcrypto.subtle.generateKey(KEYS[keyKind], true, ['sign', 'verify']);
  // The type of a pair is not told by its algorithm's.
  return { keys: keys as webcrypto.CryptoKeyPair, keyKind };
}

async function extensionsOf(
  options: OddOptions,
  keys: webcrypto.CryptoKeyPair,
  issuer: webcrypto.CryptoKeyPair,
): Promise<Extension[]> {
  const { authority = false, usages, extendedUsages } = options;
  const pathLength = typeof authority === 'object' ? authority.pathLength : undefined;
  return [
    ...(options.withoutBasicConstraints === true
      ? []
      : [new BasicConstraintsExtension(authority !== false, pathLength, true)]),
    ...(usages === undefined ? [] : [usageExtension(usages)]),
    ...(extendedUsages ? [new ExtendedKeyUsageExtension([...extendedUsages])] : []),
    ...(options.withoutKeyIdentifier === true
      ? []
      : [new SubjectKeyIdentifierExtension(await identifierOf(keys))]),
    new AuthorityKeyIdentifierExtension(await identifierOf(issuer)),
  ];
}

/** One byte of bits, the first usage being the highest of them. */
function usageExtension(usages: readonly KeyUsageFlags[]): Extension {
  const bits = usages.reduce((sum, usage) => sum | (0x80 >> Math.log2(usage)), 0);
  return new Extension('2.5.29.15', true, Uint8Array.of(0x03, 0x02, 0x00, bits));
}

async function identifierOf({ publicKey }: webcrypto.CryptoKeyPair): Promise<string> {
  const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', publicKey));
  return createHash('sha256').update(spki).digest('hex');
}
