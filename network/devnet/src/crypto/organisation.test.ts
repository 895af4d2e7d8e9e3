import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureOrganisation } from './organisation.js';
import type { OrganisationNames } from './organisation-paths.js';

const names: OrganisationNames = { kind: 'peer', name: 'Org1', mspId: 'Org1MSP', domain: 'org1.example.com' };

describe('ensureOrganisation', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'organisation-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('lays a peer organisation out as cryptogen does', async () => {
    await ensureOrganisation(names, dir);
    const root = join(dir, 'peerOrganizations', 'org1.example.com');
    for (const file of [
      'ca/ca.org1.example.com-cert.pem',
      'tlsca/tlsca.org1.example.com-cert.pem',
      'msp/cacerts/ca.org1.example.com-cert.pem',
      'msp/tlscacerts/tlsca.org1.example.com-cert.pem',
      'peers/peer0.org1.example.com/tls/ca.crt',
      'peers/peer0.org1.example.com/tls/server.crt',
      'peers/peer0.org1.example.com/tls/server.key',
      'users/User1@org1.example.com/msp/signcerts/User1@org1.example.com-cert.pem',
      'users/Admin@org1.example.com/msp/keystore/priv_sk',
    ]) {
      expect(statSync(join(root, file)).isFile()).toBe(true);
    }
    expect(readFileSync(join(root, 'msp/config.yaml'), 'utf8')).toContain(
      'OrganizationalUnitIdentifier: orderer',
    );
    expect(statSync(join(root, 'ca/priv_sk')).mode & 0o077).toBe(0);
  });

  it('lays an orderer organisation out as cryptogen does', async () => {
    const orderer = await ensureOrganisation(
      { kind: 'orderer', name: 'Orderer', mspId: 'OrdererMSP', domain: 'example.com' },
      dir,
    );
    expect(orderer.node.mspPath).toBe(
      join(dir, 'ordererOrganizations/example.com/orderers/orderer.example.com/msp'),
    );
    expect(new X509Certificate(orderer.node.identity.certificatePem).subject).toContain('OU=orderer');
  });

  it('gives every identity one role and a chain to the authority', async () => {
    const organisation = await ensureOrganisation(names, dir);
    const authority = new X509Certificate(organisation.ca.certificatePem);
    for (const [member, role] of [
      [organisation.node, 'peer'],
      [organisation.admin, 'admin'],
      [organisation.user, 'client'],
    ] as const) {
      const certificate = new X509Certificate(member.identity.certificatePem);
      expect(certificate.verify(authority.publicKey)).toBe(true);
      expect(certificate.checkIssued(authority)).toBe(true);
      expect(certificate.subject.match(/OU=\w+/gu)).toEqual([`OU=${role}`]);
      const signature = sign('sha256', Buffer.from('x'), createPrivateKey(member.identity.privateKeyPem));
      expect(verify('sha256', Buffer.from('x'), certificate.publicKey, signature)).toBe(true);
    }
  });

  it('makes TLS certificates for the host name and for localhost', async () => {
    const { node, ca, tlsCa, caTls } = await ensureOrganisation(names, dir);
    const certificate = new X509Certificate(node.tls.certificatePem);
    expect(certificate.verify(new X509Certificate(tlsCa.certificatePem).publicKey)).toBe(true);
    expect(certificate.checkHost('peer0.org1.example.com')).toBeDefined();
    expect(certificate.checkHost('localhost')).toBeDefined();
    expect(certificate.checkIP('127.0.0.1')).toBeDefined();
    const caEndpoint = new X509Certificate(caTls.certificatePem);
    expect(caEndpoint.checkHost('ca.org1.example.com')).toBeDefined();
    expect(caEndpoint.verify(new X509Certificate(ca.certificatePem).publicKey)).toBe(true);
  });

  it('finds the same keys again', async () => {
    const first = await ensureOrganisation(names, dir);
    const second = await ensureOrganisation(names, dir);
    expect(second.ca.certificatePem).toBe(first.ca.certificatePem);
    expect(second.user.identity.privateKeyPem).toBe(first.user.identity.privateKeyPem);
  });

  it('refuses a folder from which a file is gone', async () => {
    const { user } = await ensureOrganisation(names, dir);
    unlinkSync(user.identity.privateKeyPath);
    await expect(ensureOrganisation(names, dir)).rejects.toThrow('priv_sk');
  });
});
