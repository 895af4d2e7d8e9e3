import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A new key and the request to have it certified. */
export interface CertificateRequest {
  /** PKCS #8 PEM. */
  readonly privateKeyPem: string;
  /** PKCS #10 PEM. */
  readonly csr: string;
}

/** Makes a P-256 key and a request under a common name, which fabric-ca wants equal to the enrolment id. */
export async function newCertificateRequest(commonName: string): Promise<CertificateRequest> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create(
    // As a structure, not as text: an @ or a comma in the name then needs no escaping.
    { name: [{ CN: [commonName] }], keys, signingAlgorithm: ALGORITHM },
    webcrypto,
  );
  const privateKeyPem = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' });
  return { privateKeyPem: String(privateKeyPem), csr: request.toString('pem') };
}
