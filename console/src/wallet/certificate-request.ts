/**
 * A certificate request (PKCS #10, PEM) whose common name is the enrolment id, as fabric-ca wants it. The library is
 * loaded only here: it is large, and needed once in a person's life with this browser.
 */
export async function certificateRequest(enrolmentId: string, keys: CryptoKeyPair): Promise<string> {
  await import('reflect-metadata');
  const { Pkcs10CertificateRequestGenerator } = await import('@peculiar/x509');
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [enrolmentId] }],
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
  });
  return request.toString('pem');
}
