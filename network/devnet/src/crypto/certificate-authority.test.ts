import 'reflect-metadata';
import { createHash, createPublicKey, X509Certificate as NodeCertificate } from 'node:crypto';
import { toHex } from '@fabric-governance/protocol/bytes';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { isLowS } from '@fabric-governance/protocol/signature';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509Crl,
} from '@peculiar/x509';
import {
  CertificateAuthority,
  type CertificateRequest,
  subjectKeyIdentifier,
} from './certificate-authority.js';
import { IDENTITY_USAGE, TLS_USAGE } from './certificate-content.js';
import { extension } from './certificate-extensions.js';
import { generateKeyPair } from './key-pair.js';

async function request(overrides: Partial<CertificateRequest> = {}): Promise<CertificateRequest> {
  const { publicKeySpki } = await generateKeyPair();
  return { subject: [{ CN: ['someone'] }], publicKeySpki, usage: IDENTITY_USAGE, ...overrides };
}

// What is written here is read by another library's hand.
describe('CertificateAuthority', () => {
  let ca: CertificateAuthority;
  beforeAll(async () => {
    ca = await CertificateAuthority.create([
      { C: ['US'] },
      { O: ['example.com'] },
      { CN: ['ca.example.com'] },
    ]);
  });

  it('makes itself as cryptogen makes an authority', async () => {
    const certificate = new X509Certificate(ca.certificatePem);
    expect(certificate.subject).toBe('C=US, O=example.com, CN=ca.example.com');
    expect(certificate.issuer).toBe(certificate.subject);
    expect(await certificate.verify()).toBe(true);
    expect(certificate.getExtension(BasicConstraintsExtension)).toMatchObject({ ca: true, critical: true });
    expect(certificate.getExtension(KeyUsagesExtension)?.usages).toBe(
      KeyUsageFlags.digitalSignature |
        KeyUsageFlags.keyEncipherment |
        KeyUsageFlags.keyCertSign |
        KeyUsageFlags.cRLSign,
    );
    expect(certificate.getExtension(SubjectKeyIdentifierExtension)?.keyId).toBe(ca.keyIdentifier);
    expect(new NodeCertificate(ca.certificatePem).ca).toBe(true);
  });

  it('issues a certificate with everything that was asked for', async () => {
    const wanted = await request({
      subject: [{ OU: ['org1', 'client', 'a'] }, { CN: ['Admin@example.com'] }, { L: [] }],
      usage: TLS_USAGE,
      subjectKeyIdentifier: 'abcd',
      alternativeNames: [
        { kind: 'ip', value: '127.0.0.1' },
        { kind: 'ip', value: '2001:db8::ff00:42' },
        { kind: 'uri', value: 'urn:x' },
        { kind: 'dns', value: 'localhost' },
        { kind: 'email', value: 'a@b' },
      ],
      extensions: [extension('1.2.3.4.5.6.7.8.1', Buffer.from('{}'))],
    });
    const pem = ca.issue(wanted);
    const certificate = new X509Certificate(pem);
    // Values of one set stand in the order of their bytes.
    expect(certificate.subject).toBe('OU=a+OU=org1+OU=client, CN=Admin@example.com');
    expect(certificate.issuer).toBe(new X509Certificate(ca.certificatePem).subject);
    expect(await certificate.verify({ publicKey: new X509Certificate(ca.certificatePem).publicKey })).toBe(
      true,
    );
    expect(Buffer.from(certificate.publicKey.rawData)).toEqual(Buffer.from(wanted.publicKeySpki));
    expect(certificate.getExtension(AuthorityKeyIdentifierExtension)?.keyId).toBe(ca.keyIdentifier);
    expect(certificate.getExtension(SubjectKeyIdentifierExtension)?.keyId).toBe('abcd');
    expect(certificate.getExtension(ExtendedKeyUsageExtension)?.usages).toHaveLength(2);
    expect(certificate.getExtension(BasicConstraintsExtension)).toMatchObject({ ca: false });
    expect(certificate.getExtension(SubjectAlternativeNameExtension)?.names.toJSON()).toEqual([
      { type: 'dns', value: 'localhost' },
      { type: 'email', value: 'a@b' },
      { type: 'ip', value: '127.0.0.1' },
      { type: 'ip', value: '2001:db8::ff00:42' },
      { type: 'url', value: 'urn:x' },
    ]);
    const attributes = certificate.getExtension('1.2.3.4.5.6.7.8.1');
    expect(Buffer.from(attributes?.value ?? new ArrayBuffer(0)).toString()).toBe('{}');
  });

  it('makes authorities below itself', async () => {
    const certificate = new X509Certificate(
      ca.issue(await request({ usage: { key: ['keyCertSign', 'cRLSign'] }, pathLength: 0 })),
    );
    expect(certificate.getExtension(BasicConstraintsExtension)).toMatchObject({ ca: true, pathLength: 0 });
    expect(certificate.getExtension(KeyUsagesExtension)?.usages).toBe(
      KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
    );
  });

  it('signs low-S every time', async () => {
    for (let i = 0; i < 16; i++) {
      const { signature } = parseCertificate(pemToDer(ca.issue(await request())));
      expect(isLowS(signature)).toBe(true);
    }
  });

  it('names a key by the SHA-256 of its uncompressed point, as cryptogen does', async () => {
    const { publicKeySpki } = await generateKeyPair();
    const key = createPublicKey({ key: Buffer.from(publicKeySpki), format: 'der', type: 'spki' });
    const { x = '', y = '' } = key.export({ format: 'jwk' });
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    expect(subjectKeyIdentifier(publicKeySpki)).toBe(createHash('sha256').update(point).digest('hex'));
    expect(ca.keyIdentifier).toBe(subjectKeyIdentifier(ca.certificate.spki));
  });

  it('never issues beyond its own validity, and tells times after 2049', async () => {
    const wide = await request({ notBefore: new Date('2001-01-01'), notAfter: new Date('2099-01-01') });
    const certificate = parseCertificate(pemToDer(ca.issue(wide)));
    expect([certificate.notBefore, certificate.notAfter]).toEqual([
      ca.certificate.notBefore,
      ca.certificate.notAfter,
    ]);
    const revoked = [{ serial: '1', revokedAt: new Date('2050-01-01T12:34:56.789Z') }];
    const times = { thisUpdate: new Date('2049-12-31T23:59:59Z'), nextUpdate: new Date('2051-01-01') };
    const list = new X509Crl(ca.revoke(revoked, times));
    expect(list.thisUpdate).toEqual(times.thisUpdate);
    expect(list.nextUpdate).toEqual(times.nextUpdate);
    expect(list.entries[0]?.revocationDate).toEqual(new Date('2050-01-01T12:34:56Z'));
  });

  it('signs revocation lists in the form of Fabric', async () => {
    const revoked = ['7f', 'ff0102'].map((serial) => ({ serial, revokedAt: new Date(0) }));
    const times = { thisUpdate: new Date(0), nextUpdate: new Date(1000) };
    const pem = ca.revoke(revoked, times);
    expect(pem.startsWith('-----BEGIN X509 CRL-----\n')).toBe(true);
    const list = new X509Crl(pem);
    expect(await list.verify({ publicKey: new X509Certificate(ca.certificatePem).publicKey })).toBe(true);
    expect(list.entries.map(({ serialNumber }) => serialNumber.replace(/^00/u, ''))).toEqual([
      '7f',
      'ff0102',
    ]);
    expect(list.getExtension(AuthorityKeyIdentifierExtension)?.keyId).toBe(ca.keyIdentifier);
    expect(new X509Crl(ca.revoke([], times)).entries).toHaveLength(0);
  });

  it('takes itself up again, and refuses a key that is not its own', async () => {
    const again = CertificateAuthority.load(ca.certificatePem, ca.privateKeyPem);
    expect(toHex(again.certificate.der)).toBe(toHex(ca.certificate.der));
    const { privateKeyPem } = await generateKeyPair();
    expect(() => CertificateAuthority.load(ca.certificatePem, privateKeyPem)).toThrow('does not belong');
  });
});
