import { createHash, X509Certificate } from 'node:crypto';
import { derToPem, fingerprintOfCertificate, isIssuedBy, parseCertificate, pemToDer } from './certificate.js';
import { TEST_ORGANISATIONS } from './testdata/identities.js';

const { Org1MSP, Org2MSP } = TEST_ORGANISATIONS;
const pem = Org1MSP.client.certificatePem;
const certificate = parseCertificate(pemToDer(pem));
const ca = parseCertificate(pemToDer(Org1MSP.caCertificatePem));

it('reads the same as Node’s parser', () => {
  const node = new X509Certificate(pem);
  expect(certificate.serialHex).toBe(node.serialNumber.toLowerCase().replace(/^0+/, ''));
  expect(certificate.notBefore).toBe(Date.parse(node.validFrom));
  expect(certificate.notAfter).toBe(Date.parse(node.validTo));
  expect(certificate.subject).toEqual({
    commonName: 'User1@org1.example.com',
    organizationalUnits: ['client', 'department1'],
  });
  expect(Buffer.from(certificate.spki)).toEqual(node.publicKey.export({ type: 'spki', format: 'der' }));
  expect([certificate.isCa, ca.isCa]).toEqual([false, true]);
});

it('takes the fingerprint of the key, not of the certificate', () => {
  const { publicKey } = new X509Certificate(pem);
  const expected = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  expect(fingerprintOfCertificate(pemToDer(pem))).toBe(expected);
});

it('reads PEM as Go does: first block, headers and text around it passed over', () => {
  const [begin, ...body] = pem.trim().split('\n');
  const decorated = [
    'some text',
    begin,
    'Name: value',
    'More: text',
    '',
    ...body,
    'trailing',
    Org2MSP.caCertificatePem,
  ];
  expect(pemToDer(decorated.join('\n'))).toEqual(pemToDer(pem));
  expect(pemToDer(pem.replace(/\n/g, '\r\n'))).toEqual(pemToDer(pem));
  expect(() => new X509Certificate(decorated.slice(1).join('\n'))).toThrow();
});

it('writes PEM that is read back', () => {
  expect(derToPem(pemToDer(pem), 'CERTIFICATE')).toBe(`${pem.trim()}\n`);
});

it('knows the issuer by its key, not by its name', () => {
  const impostor = parseCertificate(pemToDer(Org1MSP.impostorPeer.certificatePem));
  expect(isIssuedBy(certificate, ca)).toBe(true);
  expect(isIssuedBy(impostor, ca)).toBe(false);
  expect(impostor.issuerDer).toEqual(ca.subjectDer);
  expect(isIssuedBy(certificate, parseCertificate(pemToDer(Org2MSP.caCertificatePem)))).toBe(false);
  expect(isIssuedBy(certificate, certificate)).toBe(false);
});

it('refuses what is no certificate', () => {
  expect(() => pemToDer('nothing here')).toThrow('BAD_CERTIFICATE');
  expect(() => parseCertificate(certificate.spki)).toThrow('BAD_CERTIFICATE');
  expect(() => parseCertificate(certificate.der.subarray(0, 100))).toThrow('BAD_CERTIFICATE');
});
