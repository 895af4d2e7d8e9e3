import { X509Certificate } from 'node:crypto';
import { type Answer, describeCa } from './ca-client.fixture.js';
import { timeFilter } from './time-filter.js';

describeCa('certificates at the certificate authority', {}, (ca) => {
  it('are told by owner, number, key and state', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const [first, second] = [await ca().enrol('mei', 'secret'), await ca().enrol('mei', 'secret')];
    const serial = new X509Certificate(first.certificatePem).serialNumber;
    const aki = ca().organisation.ca.keyIdentifier;
    await administrator.post('/revoke', { serial, aki });
    const list = async (query: string): Promise<readonly string[]> =>
      certificatesIn(await administrator.get(`/api/v1/certificates?ca=ca-org1&${query}`));
    const [a, b, c] = [administrator, first, second].map(({ certificatePem }) => certificatePem);
    expect(await list('')).toEqual([a, b, c]);
    expect(await list('id=mei')).toEqual([b, c]);
    expect(await list(`serial=00${serial}`)).toEqual([b]);
    expect(await list(`aki=${aki.toUpperCase()}&id=admin`)).toEqual([a]);
    expect(await list('aki=12')).toEqual([]);
    expect(await list('notrevoked=true&notexpired=true')).toEqual([a, c]);
    expect(await list('revoked_start=-1h&revoked_end=%2B1h')).toEqual([b]);
    expect(await list('revoked_end=-1h')).toEqual([]);
    expect(await list('expired_start=%2B300d&expired_end=%2B400d')).toEqual([a, b, c]);
    expect(await list('expired_end=2020-01-01')).toEqual([]);
  });

  it('are told to registrars and revokers, of their affiliation', async () => {
    const revoker = await ca().registered({
      id: 'revoker',
      affiliation: 'org1',
      attrs: [{ name: 'hf.Revoker', value: 'true' }],
    });
    const registrar = await ca().registered({
      id: 'registrar',
      affiliation: 'org2',
      attrs: [{ name: 'hf.Registrar.Roles', value: '' }],
    });
    expect(certificatesIn(await revoker.get('/certificates'))).toEqual([revoker.certificatePem]);
    expect(certificatesIn(await registrar.get('/certificates'))).toEqual([registrar.certificatePem]);
    expect((await (await ca().enrol('mei', 'secret')).get('/certificates')).status).toBe(403);
    expect(await revoker.delete('/certificates')).toMatchObject({
      status: 500,
      body: { errors: [{ code: 0, message: 'DELETE Not Implemented' }] },
    });
  });

  it.each([
    ['notexpired=true&expired_start=-1h', "Can't specify expiration time filter and the 'notexpired' filter"],
    ['notrevoked=true&revoked_end=-1h', "Can't specify revocation time filter and the 'notrevoked' filter"],
    ['expired_start=x', "Invalid 'expired_begin' value: Failed to parse time based on RFC3339"],
    ['revoked_end=-1y', "Invalid 'revoked_end' value: Invalid time format, year (y) is not supported"],
    ['revoked_end=-xd', "Invalid 'revoked_end' value: Invalid time format, integer values required"],
    ['revoked_end=-1x', "Invalid 'revoked_end' value: Failed to parse duration"],
    ['notrevoked=x', "Failed to correctly parse value of 'notrevoked' query parameter"],
  ])('refuse %s', async (query, reason) => {
    const administrator = await ca().enrol('admin', 'adminpw');
    expect(await administrator.get(`/certificates?${query}`)).toMatchObject({
      status: 400,
      body: {
        errors: [{ code: 67, message: expect.stringContaining(`Invalid Request: ${reason}`) as string }],
      },
    });
  });
});

it.each([
  ['', undefined],
  ['+1h30m', 5_400_000],
  ['-2D', -172_800_000],
  ['+0', 0],
  ['+1.5s', 1500],
  ['-90m1ms', -5_400_001],
  ['1970-01-02', 86_400_000],
  ['1970-01-01T01:00:00+01:00', 0],
])('a time filter reads %j', (text, expected) => {
  expect(timeFilter(text, 0)).toBe(expected);
});

function certificatesIn({ body }: Answer): readonly string[] {
  return (body.result['certs'] as { PEM: string }[]).map(({ PEM }) => PEM);
}
