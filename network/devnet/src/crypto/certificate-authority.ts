import 'reflect-metadata';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  webcrypto,
} from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  type JsonGeneralNames,
  type JsonName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { generateKeyPair } from './key-pair.js';
import { signLowSRaw } from './low-s-signature.js';

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;
/** Certificates start a little in the past, as cryptogen's and fabric-ca's do, so that clocks may differ. */
const BACKDATE_MS = 5 * MINUTE_MS;
const DEFAULT_LIFETIME_MS = 10 * YEAR_MS;
/** Length of an uncompressed P-256 point, the tail of its SubjectPublicKeyInfo. */
const POINT_BYTES = 65;

const SIGNING_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** What a certificate is for; decides key usage. */
export type CertificatePurpose = 'identity' | 'tls';

/** What goes into an issued certificate. */
export interface CertificateRequest {
  readonly subject: JsonName;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKeySpki: Uint8Array;
  readonly purpose: CertificatePurpose;
  readonly alternativeNames?: JsonGeneralNames;
  readonly extensions?: readonly Extension[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** A certificate authority of one organisation: its key, its self-signed certificate, and the power to issue. */
export class CertificateAuthority {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly certificate: X509Certificate;
  readonly #keyIdentifier: string;
  readonly #signingKey: webcrypto.CryptoKey;
  readonly #crypto: webcrypto.Crypto;

  private constructor(certificate: X509Certificate, privateKeyPem: string, signing: Signing) {
    this.certificate = certificate;
    this.certificatePem = pem(certificate);
    this.privateKeyPem = privateKeyPem;
    this.#keyIdentifier = subjectKeyIdentifier(new Uint8Array(certificate.publicKey.rawData));
    this.#signingKey = signing.key;
    this.#crypto = signing.crypto;
  }

  /** Makes a new self-signed authority. */
  static async create(subject: JsonName): Promise<CertificateAuthority> {
    const keys = generateKeyPair();
    const signing = await signingWith(keys.privateKeyPem);
    const notBefore = defaultNotBefore();
    const identifier = subjectKeyIdentifier(keys.publicKeySpki);
    const certificate = await X509CertificateGenerator.create(
      {
        serialNumber: randomSerial(),
        subject,
        issuer: subject,
        notBefore,
        notAfter: new Date(notBefore.getTime() + DEFAULT_LIFETIME_MS),
        publicKey: keys.publicKeySpki,
        signingAlgorithm: SIGNING_ALGORITHM,
        signingKey: signing.key,
        extensions: [
          new KeyUsagesExtension(
            KeyUsageFlags.digitalSignature |
              KeyUsageFlags.keyEncipherment |
              KeyUsageFlags.keyCertSign |
              KeyUsageFlags.cRLSign,
            true,
          ),
          new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth, ExtendedKeyUsage.serverAuth]),
          new BasicConstraintsExtension(true, undefined, true),
          new SubjectKeyIdentifierExtension(identifier),
        ],
      },
      signing.crypto,
    );
    return new CertificateAuthority(certificate, keys.privateKeyPem, signing);
  }

  /**
   * Takes up an authority that was made before.
   * @throws when the key does not belong to the certificate.
   */
  static async load(certificatePem: string, privateKeyPem: string): Promise<CertificateAuthority> {
    const certificate = new X509Certificate(certificatePem);
    const spki = createPublicKey(privateKeyPem).export({ type: 'spki', format: 'der' });
    if (!spki.equals(Buffer.from(certificate.publicKey.rawData))) {
      throw new Error(`the private key does not belong to the certificate of ${certificate.subject}`);
    }
    return new CertificateAuthority(certificate, privateKeyPem, await signingWith(privateKeyPem));
  }

  /**
   * Issues a certificate, never valid before or beyond the authority's own (Fabric calls an identity that is
   * older than its authority malformed).
   * @returns PEM.
   */
  async issue(request: CertificateRequest): Promise<string> {
    const { notBefore, notAfter } = this.#validity(request);
    const certificate = await X509CertificateGenerator.create(
      {
        serialNumber: randomSerial(),
        subject: request.subject,
        issuer: this.certificate.subjectName,
        notBefore,
        notAfter,
        publicKey: request.publicKeySpki,
        signingAlgorithm: SIGNING_ALGORITHM,
        signingKey: this.#signingKey,
        extensions: [
          ...usage(request.purpose),
          new BasicConstraintsExtension(false, undefined, true),
          new SubjectKeyIdentifierExtension(subjectKeyIdentifier(request.publicKeySpki)),
          new AuthorityKeyIdentifierExtension(this.#keyIdentifier),
          ...(request.alternativeNames
            ? [new SubjectAlternativeNameExtension(request.alternativeNames)]
            : []),
          ...(request.extensions ?? []),
        ],
      },
      this.#crypto,
    );
    return pem(certificate);
  }

  #validity(request: CertificateRequest): { notBefore: Date; notAfter: Date } {
    const notBefore = request.notBefore ?? defaultNotBefore();
    const notAfter = request.notAfter ?? new Date(notBefore.getTime() + DEFAULT_LIFETIME_MS);
    return {
      notBefore: notBefore < this.certificate.notBefore ? this.certificate.notBefore : notBefore,
      notAfter: notAfter > this.certificate.notAfter ? this.certificate.notAfter : notAfter,
    };
  }
}

interface Signing {
  readonly key: webcrypto.CryptoKey;
  readonly crypto: webcrypto.Crypto;
}

async function signingWith(privateKeyPem: string): Promise<Signing> {
  const keyObject = createPrivateKey(privateKeyPem);
  const pkcs8 = keyObject.export({ type: 'pkcs8', format: 'der' });
  const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, SIGNING_ALGORITHM, false, ['sign']);
  return { key, crypto: lowSCrypto(keyObject) };
}

/** The one WebCrypto function that the certificate generator calls here, made to sign low-S. */
function lowSCrypto(key: KeyObject): webcrypto.Crypto {
  const subtle = {
    sign: (_algorithm: unknown, _key: unknown, data: ArrayBuffer): Promise<Uint8Array> =>
      Promise.resolve(signLowSRaw(key, new Uint8Array(data))),
  };
  // The generator's parameter is typed as all of WebCrypto.
  return { subtle } as unknown as webcrypto.Crypto;
}

function usage(purpose: CertificatePurpose): Extension[] {
  if (purpose === 'identity') {
    return [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)];
  }
  return [
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
  ];
}

/** Hex SHA-256 of the uncompressed point, which is how Fabric's tools name a key. */
export function subjectKeyIdentifier(spki: Uint8Array): string {
  return createHash('sha256').update(spki.subarray(-POINT_BYTES)).digest('hex');
}

function defaultNotBefore(): Date {
  return new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - BACKDATE_MS);
}

/** 128 random bits, positive and without a leading zero byte. */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

function pem(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}
