import 'reflect-metadata';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';

/**
 * A certificate request (PKCS #10, PEM) whose common name is the enrolment id, as fabric-ca wants it. Import this file only
 * on demand: the library behind it is large, and needed once in a person's life with a browser.
 */
export async function certificateRequest(enrolmentId: string, keys: CryptoKeyPair): Promise<string> {
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [enrolmentId] }],
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
  });
  return request.toString('pem');
}
