import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
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
    const msp = ['admincerts/', 'cacerts/ca.org1.example.com-cert.pem', 'config.yaml'];
    const roots = [...msp, 'tlscacerts/tlsca.org1.example.com-cert.pem'];
    const member = (folder: string, tls: string): string[] => [
      ...roots.map((file) => `${folder}/msp/${file}`),
      `${folder}/msp/keystore/priv_sk`,
      `${folder}/msp/signcerts/${folder.split('/')[1] ?? ''}-cert.pem`,
      ...['ca.crt', `${tls}.crt`, `${tls}.key`].map((file) => `${folder}/tls/${file}`),
    ];
    expect(contentsOf(root)).toEqual(
      [
        'ca/ca.org1.example.com-cert.pem',
        'ca/priv_sk',
        // The authority's endpoint, which cryptogen knows nothing of.
        'ca/tls/server.crt',
        'ca/tls/server.key',
        ...roots.map((file) => `msp/${file}`),
        ...member('peers/peer0.org1.example.com', 'server'),
        'tlsca/priv_sk',
        'tlsca/tlsca.org1.example.com-cert.pem',
        ...member('users/Admin@org1.example.com', 'client'),
        ...member('users/User1@org1.example.com', 'client'),
      ].sort(),
    );
    const configuration = readFileSync(join(root, 'msp/config.yaml'), 'utf8');
    expect(configuration).toContain('OrganizationalUnitIdentifier: orderer');
    expect(configuration).toContain('Certificate: cacerts/ca.org1.example.com-cert.pem');
    expect(statSync(join(root, 'ca/priv_sk')).mode & 0o077).toBe(0);
  });

  it("puts the authority's certificates where the test network's scripts look for them", async () => {
    const { ca, caTls } = await ensureOrganisation(names, dir);
    const folder = join(dir, 'fabric-ca', 'org1');
    expect(readFileSync(join(folder, 'ca-cert.pem'), 'utf8')).toBe(ca.certificatePem);
    expect(readFileSync(join(folder, 'tls-cert.pem'), 'utf8')).toBe(caTls.certificatePem);
    writeFileSync(join(folder, 'ca-cert.pem'), "another network's");
    await ensureOrganisation(names, dir);
    expect(readFileSync(join(folder, 'ca-cert.pem'), 'utf8')).toBe(ca.certificatePem);
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

/** Files, and folders that are empty, relative to a folder, sorted. */
function contentsOf(folder: string): readonly string[] {
  const visit = (relative: string): readonly string[] => {
    const entries = readdirSync(join(folder, relative), { withFileTypes: true });
    const inner = entries.flatMap((entry) => {
      const path = join(relative, entry.name);
      return entry.isDirectory() ? visit(`${path}/`) : [path];
    });
    return inner.length === 0 ? [relative] : inner;
  };
  return [...visit('')].sort();
}
