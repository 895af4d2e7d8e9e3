import { sign } from 'node:crypto';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import { isLowS } from '@fabric-governance/protocol/signature';
import type { CertificateAuthority } from '../crypto/certificate-authority.js';
import { managerOf, mspBytes, revocationList, testAuthority, testSigner } from './msp.fixture.js';
import { mspDefinition } from './msp-definition.js';
import { MspError, type MspErrorReason } from './msp-error.js';
import { MspManager } from './msp.js';

const MESSAGE = utf8('message');

describe('MspManager', () => {
  let ca: CertificateAuthority;
  let other: CertificateAuthority;
  let manager: MspManager;
  beforeAll(async () => {
    ca = await testAuthority('org1.example.com');
    other = await testAuthority('org2.example.com');
    manager = managerOf(mspBytes('Org1MSP', [ca]), mspBytes('Org2MSP', [other]));
  });

  function refusal(bytes: Uint8Array, msps = manager): { reason: MspErrorReason; message: string } {
    try {
      msps.deserialize(bytes);
    } catch (error) {
      if (error instanceof MspError) {
        return { reason: error.reason, message: error.message };
      }
      throw error;
    }
    throw new Error('the identity was accepted');
  }

  it.each(['client', 'peer', 'admin', 'orderer'] as const)(
    'accepts a %s and knows its role',
    async (role) => {
      const signer = await testSigner('Org1MSP', ca, { units: [role, 'department1'] });
      const identity = manager.deserialize(signer.identity);
      expect(identity).toMatchObject({ mspId: 'Org1MSP', role });
      expect(manager.deserialize(signer.identity)).toBe(identity);
      const satisfied = (['member', 'client', 'peer', 'admin', 'orderer'] as const).filter((wanted) =>
        identity.satisfies({ kind: 'role', mspId: 'Org1MSP', role: wanted }),
      );
      expect(satisfied).toEqual(['member', role]);
      expect(identity.satisfies({ kind: 'role', mspId: 'Org2MSP', role: 'member' })).toBe(false);
      expect(identity.satisfies({ kind: 'unit', mspId: 'Org1MSP', unit: 'department1' })).toBe(true);
      expect(identity.satisfies({ kind: 'unit', mspId: 'Org1MSP', unit: 'department2' })).toBe(false);
    },
  );

  it('verifies low-S signatures only', async () => {
    const signer = await testSigner('Org1MSP', ca, { units: ['client'] });
    const identity = manager.deserialize(signer.identity);
    const { signature } = signer.sign(MESSAGE);
    expect(identity.verify(MESSAGE, signature)).toBe(true);
    expect(identity.verify(utf8('other'), signature)).toBe(false);
    expect(identity.verify(MESSAGE, new Uint8Array())).toBe(false);
    let high: Uint8Array;
    do {
      high = sign('sha256', MESSAGE, signer.privateKeyPem);
    } while (isLowS(high));
    expect(identity.verify(MESSAGE, high)).toBe(false);
  });

  it('refuses a certificate of a foreign authority, also one that bears the same name', async () => {
    const imposter = await testAuthority('org1.example.com');
    for (const issuer of [imposter, other]) {
      const signer = await testSigner('Org1MSP', issuer, { units: ['admin'] });
      expect(refusal(signer.identity)).toEqual({
        reason: 'malformed',
        message: 'the supplied identity is not valid: x509: certificate signed by unknown authority',
      });
    }
  });

  it('accepts an expired certificate but tells that it is', async () => {
    const notAfter = new Date(Date.now() - 1000);
    const notBefore = new Date(ca.certificate.notBefore);
    const signer = await testSigner('Org1MSP', ca, { units: ['client'], notBefore, notAfter });
    const identity = manager.deserialize(signer.identity);
    expect(identity.isExpired(Date.now())).toBe(true);
    expect(identity.isExpired(notAfter.getTime() - 5000)).toBe(false);
  });

  it('refuses a certificate that began before its authority did', async () => {
    const signer = await testSigner('Org1MSP', ca, { units: ['client'] });
    const definition = mspDefinition(mspBytes('Org1MSP', [ca]));
    const roots = definition.roots.map((root) => ({
      ...root,
      certificate: { ...root.certificate, notBefore: Date.now() },
    }));
    const renewed = new MspManager(new Map([['Org1MSP', { ...definition, roots }]]));
    expect(refusal(signer.identity, renewed)).toEqual({
      reason: 'malformed',
      message: 'the supplied identity is not valid: x509: certificate has expired or is not yet valid',
    });
  });

  it('refuses two roles, and none', async () => {
    const two = await testSigner('Org1MSP', ca, { units: ['client', 'admin'] });
    expect(refusal(two.identity)).toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining(
        "could not validate identity's OUs: the identity must have a client, a peer, an orderer, or an admin OU",
      ) as string,
    });
    const none = await testSigner('Org1MSP', ca, { units: ['department1'] });
    expect(refusal(none.identity).message).toMatch(
      /does not have an OU that resolves to .* OUs: \[department1\([0-9A-F]{16}\)\], MSP: \[Org1MSP\]$/u,
    );
  });

  it('refuses an authority as an identity', () => {
    expect(refusal(serializeIdentity('Org1MSP', ca.certificatePem))).toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('Certificate Authority equals true cannot be used') as string,
    });
  });

  it('refuses what is revoked, but heeds no list that its authority did not sign', async () => {
    const signer = await testSigner('Org1MSP', ca, { units: ['client'] });
    const serial = parseCertificate(pemToDer(signer.certificatePem)).serialHex;
    const genuine = managerOf(mspBytes('Org1MSP', [ca], [revocationList(ca, serial)]));
    expect(refusal(signer.identity, genuine)).toEqual({
      reason: 'invalid',
      message: 'could not validate identity against certification chain: The certificate has been revoked',
    });
    const forged = managerOf(mspBytes('Org1MSP', [ca], [revocationList(other, serial, ca)]));
    expect(forged.deserialize(signer.identity).mspId).toBe('Org1MSP');
    const another = await testSigner('Org1MSP', ca, { units: ['client'] });
    expect(genuine.deserialize(another.identity).mspId).toBe('Org1MSP');
  });

  it('accepts a certificate in any PEM form that Go accepts', async () => {
    const { certificatePem } = await testSigner('Org1MSP', ca, { units: ['client'] });
    const decorated = `Subject: x\n${certificatePem.replace('-----\n', '-----\nName: value\n\n')}trailer`;
    const identity = manager.deserialize(serializeIdentity('Org1MSP', decorated));
    expect(identity.certificateDer).toEqual(pemToDer(certificatePem));
  });

  it('refuses unknown organisations and bytes that are no identity', () => {
    expect(refusal(serializeIdentity('Org9MSP', ca.certificatePem))).toEqual({
      reason: 'unknown-msp',
      message: 'MSP Org9MSP is not defined on channel',
    });
    expect(refusal(serializeIdentity('Org1MSP', 'nonsense')).message).toBe(
      'could not decode the PEM structure',
    );
    expect(refusal(utf8('nonsense')).reason).toBe('malformed');
  });

  it('compares an identity principal by certificate', async () => {
    const signer = await testSigner('Org1MSP', ca, { units: ['client'] });
    const another = await testSigner('Org1MSP', ca, { units: ['client'] });
    const identity = manager.deserialize(signer.identity);
    expect(identity.satisfies({ kind: 'identity', identity: signer.identity })).toBe(true);
    expect(identity.satisfies({ kind: 'identity', identity: another.identity })).toBe(false);
    expect(identity.satisfies({ kind: 'identity', identity: utf8('x') })).toBe(false);
  });

  it('refuses definitions without roots', () => {
    expect(() => managerOf(mspBytes('Org1MSP', []))).toThrow('expected at least one CA certificate');
  });
});
