import { createHash, KeyObject, sign, webcrypto } from 'node:crypto';
import 'reflect-metadata';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { toLowS } from '@fabric-governance/protocol/signature';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A person's key pair, held in memory as the browser holds it: only signatures leave. */
export interface PersonKey {
  /** Low-S DER over SHA-256 of the message. */
  sign(message: Uint8Array): Uint8Array;
  /** PEM certificate request whose common name is the enrolment id. */
  certificateRequest(enrolmentId: string): Promise<string>;
  /** SHA-256 of the SPKI, hex: what the ledger knows the credential by. */
  readonly fingerprint: string;
}

/** Makes a new P-256 key. */
export async function newPersonKey(): Promise<PersonKey> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const privateKey = KeyObject.from(keys.privateKey);
  const spki = await webcrypto.subtle.exportKey('spki', keys.publicKey);
  return {
    sign: (message) => toLowS(sign('sha256', message, privateKey)),
    certificateRequest: async (enrolmentId) => {
      const request = await Pkcs10CertificateRequestGenerator.create(
        { name: `CN=${enrolmentId}`, keys, signingAlgorithm: ALGORITHM },
        webcrypto,
      );
      return request.toString('pem');
    },
    fingerprint: createHash('sha256').update(Buffer.from(spki)).digest('hex'),
  };
}
