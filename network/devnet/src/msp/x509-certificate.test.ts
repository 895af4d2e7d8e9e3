import 'reflect-metadata';
import { generateKeyPairSync } from 'node:crypto';
import { fromHex } from '@fabric-governance/protocol/bytes';
import { derInteger, readElement, readElements } from '@fabric-governance/protocol/der';
import { BasicConstraintsExtension, Extension } from '@peculiar/x509';
import {
  derBits,
  derContext,
  derHexInteger,
  derObjectIdentifier,
  derSequence,
} from './der-values.fixture.js';
import { oddAuthority, type OddCertificate, oddCertificate } from './odd-certificate.fixture.js';
import { readX509Certificate } from './x509-certificate.js';

const [VERSION_1, VERSION_4] = [0n, 3n].map((version) => derContext(0, derInteger(version), true));

describe('readX509Certificate', () => {
  let sample: OddCertificate;
  beforeAll(async () => {
    sample = await oddAuthority('sample', { authority: { pathLength: 3 }, extendedUsages: ['1.2.3'] });
  });

  /** The sample with some fields of its signed part replaced, and its signature as it was. */
  function altered(change: (fields: Uint8Array[]) => readonly Uint8Array[]): Uint8Array {
    const [content, algorithm, signature] = readElements(readElement(sample.certificate.der).content);
    const fields = readElements(content?.content ?? new Uint8Array()).map(({ whole }) => whole);
    const parts = [derSequence(...change(fields)), algorithm?.whole, signature?.whole];
    return derSequence(...parts.map((part) => part ?? new Uint8Array()));
  }
  const replaced = (index: number, part: Uint8Array): Uint8Array =>
    altered((fields) => fields.map((field, at) => (at === index ? part : field)));

  it('reads what chains and rules look at', () => {
    expect(sample.certificate).toMatchObject({
      version: 3,
      signatureAlgorithm: { family: 'ecdsa', hash: 'sha256' },
      hasBasicConstraints: true,
      isCa: true,
      maxPathLength: 3,
      maySignCertificates: true,
      extendedUsages: ['1.2.3'],
      hasUnknownCriticalExtension: false,
      hasNameConstraints: false,
    });
    expect(sample.certificate.key?.asymmetricKeyType).toBe('ec');
    expect(sample.certificate.subjectKeyIdentifier).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('reads a certificate of version 1, which says nothing more', async () => {
    const old = altered((fields) => fields.slice(1, -1));
    expect(readX509Certificate(old)).toMatchObject({ version: 1, hasBasicConstraints: false, isCa: false });
    expect(
      readX509Certificate(altered((fields) => [VERSION_1 ?? new Uint8Array(), ...fields.slice(1, -1)]))
        .version,
    ).toBe(1);
    const plain = await oddCertificate({ withoutBasicConstraints: true, withoutKeyIdentifier: true });
    expect(plain.certificate).toMatchObject({
      version: 3,
      maxPathLength: undefined,
      maySignCertificates: true,
      extendedUsages: [],
      subjectKeyIdentifier: undefined,
    });
  });

  it('knows the kinds of keys that Fabric imports', async () => {
    expect((await oddCertificate({ key: 'RSA' })).certificate.key?.asymmetricKeyType).toBe('rsa');
    expect((await oddCertificate({ key: 'Ed25519' })).certificate.key).toBeUndefined();
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
    expect(() => readX509Certificate(replaced(6, spki))).toThrow('unsupported elliptic curve');
    const compressed = Buffer.from(spki);
    compressed[compressed.length - 65] = 0x02;
    expect(() => readX509Certificate(replaced(6, new Uint8Array(compressed)))).toThrow(
      'elliptic curve point',
    );
  });

  it('refuses what Go refuses', async () => {
    expect(() => readX509Certificate(replaced(0, VERSION_4 ?? new Uint8Array()))).toThrow('invalid version');
    expect(() => readX509Certificate(replaced(1, fromHex('0201ff')))).toThrow('negative serial number');
    expect(readX509Certificate(replaced(1, derHexInteger('0'))).serialHex).toBe('0');
    const other = derSequence(derObjectIdentifier('1.2.840.10045.4.3.3'));
    expect(() => readX509Certificate(replaced(2, other))).toThrow("algorithm identifiers don't match");
    const twice = oddCertificate({ extensions: [new BasicConstraintsExtension(true)] });
    await expect(twice).rejects.toThrow('duplicate extension with OID "2.5.29.19"');
    const critical = new Extension('2.5.29.14', true, fromHex('0401aa'));
    const marked = oddCertificate({ withoutKeyIdentifier: true, extensions: [critical] });
    await expect(marked).rejects.toThrow('incorrectly marked critical');
    expect(() => readX509Certificate(derBits(sample.certificate.der))).toThrow('BAD_CERTIFICATE');
  });

  it('understands critical alternative names only when it can read one of them', async () => {
    const names = (hex: string): Promise<OddCertificate> =>
      oddCertificate({ extensions: [new Extension('2.5.29.17', true, fromHex(hex))] });
    expect((await names('3003820161')).certificate.hasUnknownCriticalExtension).toBe(false);
    expect((await names('300488022a03')).certificate.hasUnknownCriticalExtension).toBe(true);
  });
});
