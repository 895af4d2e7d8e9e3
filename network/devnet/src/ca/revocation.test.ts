import 'reflect-metadata';
import { X509Certificate as NodeCertificate } from 'node:crypto';
import { fromBase64, fromUtf8 } from '@fabric-governance/protocol/bytes';
import { X509Certificate, X509Crl } from '@peculiar/x509';
import { describeCa, type EnrolledClient } from './ca-client.fixture.js';

function serialOf({ certificatePem }: EnrolledClient): string {
  return new NodeCertificate(certificatePem).serialNumber;
}

/** As fabric-ca keeps serial numbers and key identifiers. */
function withoutZeros(hex: string): string {
  return hex.replace(/^0+/u, '');
}

function listOf(encoded: unknown): X509Crl {
  const pem = fromUtf8(fromBase64(String(encoded)));
  expect(pem.startsWith('-----BEGIN X509 CRL-----\n')).toBe(true);
  return new X509Crl(pem);
}

const serialsIn = (list: X509Crl): string[] =>
  list.entries.map(({ serialNumber }) => serialNumber.toUpperCase());

describeCa('revocation at the certificate authority', {}, (ca) => {
  const aki = (): string => ca().organisation.ca.keyIdentifier;

  it('revokes an identity and its certificates, for a revoker', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const clients = [await ca().enrol('mei', 'secret'), await ca().enrol('mei', 'secret')];
    const answer = await administrator.post('/api/v1/revoke', {
      id: 'mei',
      reason: 'keycompromise',
      gencrl: true,
    });
    const certificates = clients.map((client) => ({
      Serial: withoutZeros(serialOf(client).toLowerCase()),
      AKI: withoutZeros(aki()),
    }));
    expect(answer).toMatchObject({ status: 200, body: { result: { RevokedCerts: certificates } } });
    const list = listOf(answer.body.result['CRL']);
    const authority = new X509Certificate(ca().organisation.ca.certificatePem);
    expect(await list.verify({ publicKey: authority.publicKey })).toBe(true);
    expect(serialsIn(list)).toEqual(clients.map(serialOf));
    expect((list.nextUpdate?.getTime() ?? 0) - list.thisUpdate.getTime()).toBe(24 * 60 * 60 * 1000);
    await ca().restart();
    for (const client of clients) {
      expect(await client.post('/reenroll', { certificate_request: '' })).toMatchObject({
        status: 401,
        body: { errors: [{ code: 20 }] },
      });
    }
    expect((await ca().tryEnrol('mei', 'secret')).status).toBe(401);
    const again = await administrator.post('/revoke', { id: 'mei', gencrl: true });
    expect(again.body.result).toEqual({ RevokedCerts: null, CRL: '' });
  });

  it('revokes one certificate, however its number is written', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const client = await ca().enrol('mei', 'secret');
    const other = await ca().enrol('mei', 'secret');
    const serial = `00${serialOf(client)}`.replaceAll(/..(?=.)/gu, '$&:');
    const body = { serial: serial.replace(/^00:/u, '00'), aki: aki().toUpperCase() };
    expect((await administrator.post('/revoke', { ...body, id: 'admin' })).body.errors[0]?.code).toBe(9);
    expect((await administrator.post('/revoke', body)).body.result).toMatchObject({ CRL: '' });
    expect(await administrator.post('/revoke', body)).toMatchObject({
      status: 404,
      body: { errors: [{ code: 66 }] },
    });
    expect((await client.post('/gencrl', {})).status).toBe(401);
    expect((await other.post('/gencrl', {})).status).toBe(403);
    expect((await ca().tryEnrol('mei', 'secret')).status).toBe(201);
  });

  it('says what cannot be found, and what is missing', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    for (const [body, status, code] of [
      [{ serial: 'ab', aki: aki() }, 404, 8],
      [{ serial: 'ab' }, 400, 15],
      [{}, 400, 15],
      [{ id: 'nobody' }, 404, 10],
    ] as const) {
      expect(await administrator.post('/revoke', body)).toMatchObject({
        status,
        body: { errors: [{ code }] },
      });
    }
  });

  it('lets everybody revoke what is their own, and nothing else', async () => {
    const client = await ca().enrol('mei', 'secret');
    const administrator = await ca().enrol('admin', 'adminpw');
    expect((await client.post('/revoke', { id: 'admin' })).status).toBe(403);
    expect((await client.post('/revoke', { serial: serialOf(administrator), aki: aki() })).status).toBe(403);
    expect((await client.post('/revoke', { serial: serialOf(client), aki: aki() })).status).toBe(200);
    const again = await ca().enrol('mei', 'secret');
    expect((await again.post('/revoke', { id: 'mei' })).status).toBe(200);
  });

  it('keeps a revoker to the identities that it may manage', async () => {
    const revoker = await ca().registered({
      id: 'revoker',
      affiliation: 'org1',
      attrs: [
        { name: 'hf.Revoker', value: 'true' },
        { name: 'hf.Registrar.Roles', value: 'client' },
      ],
    });
    await ca().registered({ id: 'below', affiliation: 'org1.department1' });
    await ca().registered({ id: 'beside', affiliation: 'org2' });
    await ca().registered({ id: 'peer', affiliation: 'org1', type: 'peer' });
    for (const [id, status] of [
      ['below', 200],
      ['beside', 403],
      ['peer', 403],
    ] as const) {
      expect((await revoker.post('/revoke', { id })).status).toBe(status);
    }
  });

  it('makes lists within times', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const client = await ca().enrol('mei', 'secret');
    const list = async (filter: object): Promise<string[]> =>
      serialsIn(listOf((await administrator.post('/api/v1/gencrl', filter)).body.result['CRL']));
    expect(await list({ caname: 'ca-org1' })).toEqual([]);
    await administrator.post('/revoke', { id: 'mei' });
    const hour = (offset: number): string => new Date(Date.now() + offset * 3_600_000).toISOString();
    const serials = [serialOf(client)];
    expect(await list({})).toEqual(serials);
    expect(await list({ revokedafter: hour(-1), revokedbefore: hour(1) })).toEqual(serials);
    expect(await list({ revokedafter: hour(1) })).toEqual([]);
    expect(await list({ revokedbefore: hour(-1) })).toEqual([]);
    expect(await list({ expireafter: hour(0), expirebefore: hour(9000) })).toEqual(serials);
    expect(await list({ expireafter: hour(9000) })).toEqual([]);
    expect(await list({ expirebefore: hour(0), expireafter: '0001-01-01T00:00:00Z' })).toEqual([]);
    for (const [filter, code] of [
      [{ revokedafter: hour(2), revokedbefore: hour(1) }, 36],
      [{ expireafter: hour(2), expirebefore: hour(1) }, 37],
      [{ expireafter: 'tomorrow' }, 5],
    ] as const) {
      expect(await administrator.post('/gencrl', filter)).toMatchObject({
        status: 400,
        body: { errors: [{ code }] },
      });
    }
  });
});
