import 'reflect-metadata';
import { createHash, createPublicKey } from 'node:crypto';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { isLowS } from '@fabric-governance/protocol/signature';
import { SubjectKeyIdentifierExtension, X509Certificate } from '@peculiar/x509';
import { CertificateAuthority, subjectKeyIdentifier } from './certificate-authority.js';
import { generateKeyPair } from './key-pair.js';

function request(
  overrides: { notBefore?: Date; notAfter?: Date } = {},
): Parameters<CertificateAuthority['issue']>[0] {
  const { publicKeySpki } = generateKeyPair();
  return { subject: [{ CN: ['someone'] }], publicKeySpki, purpose: 'identity', ...overrides };
}

describe('CertificateAuthority', () => {
  let ca: CertificateAuthority;
  beforeAll(async () => {
    ca = await CertificateAuthority.create([{ O: ['example.com'] }, { CN: ['ca.example.com'] }]);
  });

  it('signs low-S every time', async () => {
    for (let i = 0; i < 16; i++) {
      const { signature } = parseCertificate(pemToDer(await ca.issue(request())));
      expect(isLowS(signature)).toBe(true);
    }
  });

  it('names a key by the SHA-256 of its uncompressed point, as cryptogen does', () => {
    const { publicKeySpki } = generateKeyPair();
    const key = createPublicKey({ key: Buffer.from(publicKeySpki), format: 'der', type: 'spki' });
    const { x = '', y = '' } = key.export({ format: 'jwk' });
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    expect(subjectKeyIdentifier(publicKeySpki)).toBe(createHash('sha256').update(point).digest('hex'));
    expect(ca.certificate.getExtension(SubjectKeyIdentifierExtension)?.keyId).toBe(
      subjectKeyIdentifier(new Uint8Array(ca.certificate.publicKey.rawData)),
    );
  });

  it('never issues beyond its own validity', async () => {
    const wide = request({ notBefore: new Date('2001-01-01'), notAfter: new Date('2099-01-01') });
    const certificate = new X509Certificate(await ca.issue(wide));
    expect(certificate.notBefore).toEqual(ca.certificate.notBefore);
    expect(certificate.notAfter).toEqual(ca.certificate.notAfter);
  });

  it('refuses a key that is not its own', async () => {
    const { privateKeyPem } = generateKeyPair();
    await expect(CertificateAuthority.load(ca.certificatePem, privateKeyPem)).rejects.toThrow(
      'does not belong',
    );
  });
});
