import 'reflect-metadata';
import { createPrivateKey, KeyObject, randomBytes, sign, webcrypto } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  BasicConstraintsExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
  type X509Certificate,
} from '@peculiar/x509';
import type { Fingerprint } from '@fabric-governance/chaincode/governance/ids';
import { toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import {
  derToPem,
  fingerprintOfCertificate,
  parseCertificate,
  pemToDer,
} from '@fabric-governance/protocol/certificate';
import { toLowS } from '@fabric-governance/protocol/signature';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

/** Keys and certificates as a person of a test organisation holds them. */
export interface TestIdentity {
  readonly certificate: string;
  readonly fingerprint: Fingerprint;
  /** Low-S DER over SHA-256. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** The same over a text's UTF-8, in base64. */
  readonly signText: (text: string) => string;
  readonly keyPem: string;
}

/** An organisation with a CA of its own, for tests. */
export interface TestOrganisation {
  readonly rootPem: string;
  /** Valid from a day before to a day after `around` (left out: now). */
  issue(commonName: string, around?: number): Promise<TestIdentity>;
  /** The CA's list of revoked certificates, PEM as Fabric wants it. */
  revocationList(...revoked: readonly TestIdentity[]): Promise<string>;
  /** Writes `cacerts` and `tlscacerts` as Fabric's tools do. */
  writeMsp(directory: string): void;
}

/** Makes the organisation's self-signed root. */
export async function testOrganisation(name: string): Promise<TestOrganisation> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const root = await X509CertificateGenerator.createSelfSigned(
    {
      name: `CN=ca.${name}, O=${name}`,
      keys,
      serialNumber: randomBytes(8).toString('hex'),
      notBefore: new Date(Date.now() - 3650 * DAY_MS),
      notAfter: new Date(Date.now() + 3650 * DAY_MS),
      signingAlgorithm: ALGORITHM,
      extensions: [new BasicConstraintsExtension(true, undefined, true)],
    },
    webcrypto,
  );
  const rootPem = root.toString('pem');
  return {
    rootPem,
    issue: (commonName, around = Date.now()) =>
      issue({ root, signingKey: keys.privateKey, commonName, around }),
    revocationList: async (...revoked) => {
      const list = await X509CrlGenerator.create(
        {
          issuer: root.subject,
          thisUpdate: new Date(),
          signingKey: keys.privateKey,
          signingAlgorithm: ALGORITHM,
          entries: revoked.map(({ certificate }) => ({
            serialNumber: parseCertificate(pemToDer(certificate)).serialHex,
            revocationDate: new Date(),
          })),
        },
        webcrypto,
      );
      return derToPem(new Uint8Array(list.rawData), 'X509 CRL');
    },
    writeMsp(directory) {
      for (const folder of ['cacerts', 'tlscacerts']) {
        mkdirSync(path.join(directory, folder), { recursive: true });
        writeFileSync(path.join(directory, folder, 'ca.pem'), rootPem);
      }
    },
  };
}

async function issue(order: {
  readonly root: X509Certificate;
  readonly signingKey: webcrypto.CryptoKey;
  readonly commonName: string;
  readonly around: number;
}): Promise<TestIdentity> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const issued = await X509CertificateGenerator.create(
    {
      subject: `CN=${order.commonName}, OU=client`,
      issuer: order.root.subject,
      publicKey: keys.publicKey,
      signingKey: order.signingKey,
      serialNumber: randomBytes(8).toString('hex'),
      notBefore: new Date(order.around - DAY_MS),
      notAfter: new Date(order.around + DAY_MS),
      signingAlgorithm: ALGORITHM,
    },
    webcrypto,
  );
  const certificate = issued.toString('pem');
  const key = createPrivateKey(KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }));
  const signBytes = (message: Uint8Array): Uint8Array => toLowS(sign('sha256', message, key));
  return {
    certificate,
    fingerprint: fingerprintOfCertificate(pemToDer(certificate)) as Fingerprint,
    sign: signBytes,
    signText: (text) => toBase64(signBytes(utf8(text))),
    keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
