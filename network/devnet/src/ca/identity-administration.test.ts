import { describeCa } from './ca-client.fixture.js';

describeCa('identities at the certificate authority', { mayRemoveIdentities: true }, (ca) => {
  it('lists those that the caller may manage, without secrets', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    await administrator.post('/register', { id: 'a', affiliation: 'org1', type: 'peer' });
    await administrator.post('/register', { id: 'b', affiliation: 'org1.department1' });
    await administrator.post('/register', { id: 'c', affiliation: 'org2' });
    const all = await administrator.get('/api/v1/identities?ca=ca-org1');
    expect(all).toMatchObject({ status: 200, body: { result: { caname: 'ca-org1' } } });
    expect(idsOf(all.body.result)).toEqual(['admin', 'mei', 'a', 'b', 'c']);
    expect(all.text).not.toMatch(/secret|salt/u);
    const registrar = await ca().registered({
      id: 'registrar',
      affiliation: 'org1',
      attrs: [{ name: 'hf.Registrar.Roles', value: 'client' }],
    });
    expect(idsOf((await registrar.get('/identities')).body.result)).toEqual(['b', 'registrar']);
    expect((await registrar.get('/identities/c')).status).toBe(403);
    expect((await registrar.get('/identities/a')).status).toBe(403);
    expect(await (await ca().enrol('mei', 'secret')).get('/identities')).toMatchObject({
      status: 403,
      body: { result: '', errors: [{ code: 71 }] },
    });
  });

  it('tells one', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const answer = await administrator.get('/api/v1/identities/mei');
    expect(answer.body.result).toEqual({
      id: 'mei',
      type: 'client',
      affiliation: '',
      max_enrollments: -1,
      attrs: [
        { name: 'desk', value: 'x' },
        { name: 'hf.EnrollmentID', value: 'mei', ecert: true },
        { name: 'hf.Type', value: 'client', ecert: true },
        { name: 'hf.Affiliation', value: '', ecert: true },
      ],
      caname: 'ca-org1',
    });
    expect(await administrator.get('/identities/nobody')).toMatchObject({
      status: 404,
      body: { errors: [{ code: 63, message: 'Failed to get User: sql: no rows in result set' }] },
    });
  });

  it('adds one as a registration does', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const body = { id: 'a b', type: 'user', affiliation: 'org1', max_enrollments: 3, attrs: [] };
    const answer = await administrator.post('/api/v1/identities', body);
    expect(answer).toMatchObject({
      status: 201,
      body: { result: { id: 'a b', type: 'user', affiliation: 'org1', max_enrollments: 3 } },
    });
    expect((await ca().tryEnrol('a b', String(answer.body.result['secret']))).status).toBe(201);
    expect((await administrator.get('/identities/a%20b')).body.result).toMatchObject({ id: 'a b' });
    expect(await administrator.post('/identities', { ...body, id: '' })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 52 }] },
    });
    expect(await administrator.post('/identities', body)).toMatchObject({
      status: 409,
      body: { errors: [{ code: 74 }] },
    });
  });

  it('changes what is given and keeps the rest', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    await administrator.post('/register', {
      id: 'a',
      secret: 'pw',
      attrs: [
        { name: 'x', value: '1', ecert: true },
        { name: 'y', value: '2' },
      ],
    });
    const answer = await administrator.put('/identities/a', {
      type: 'peer',
      affiliation: 'org2.department1',
      attrs: [
        { name: 'x', value: '' },
        { name: 'z', value: '3', ecert: true },
      ],
    });
    expect(answer.body.result).toMatchObject({ type: 'peer', affiliation: 'org2.department1' });
    const client = await ca().enrol('a', 'pw');
    expect(client.units).toEqual(['org2', 'peer', 'department1']);
    expect(client.attributes).toEqual({
      'hf.EnrollmentID': 'a',
      'hf.Type': 'peer',
      'hf.Affiliation': 'org2.department1',
      z: '3',
    });
    const root = await administrator.put('/identities/a', {
      affiliation: '.',
      secret: 'new',
      max_enrollments: 2,
    });
    expect(root.body.result).toMatchObject({
      affiliation: '',
      secret: 'new',
      max_enrollments: 2,
      type: 'peer',
    });
    expect((await ca().tryEnrol('a', 'pw')).status).toBe(401);
    expect((await ca().tryEnrol('a', 'new')).status).toBe(201);
    await administrator.put('/identities/a', { max_enrollments: -2 });
    expect((await ca().tryEnrol('a', 'new')).status).toBe(401);
  });

  it('refuses changes beyond the caller’s power', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const registrar = await ca().registered({
      id: 'registrar',
      affiliation: 'org1',
      attrs: [
        { name: 'hf.Registrar.Roles', value: 'client' },
        { name: 'hf.Registrar.Attributes', value: 'x' },
      ],
    });
    await administrator.post('/register', { id: 'a', affiliation: 'org1' });
    expect((await registrar.put('/identities/a', { attrs: [{ name: 'x', value: '1' }] })).status).toBe(200);
    for (const [id, change, status] of [
      ['a', { affiliation: 'org2' }, 403],
      ['a', { affiliation: '.' }, 403],
      ['a', { type: 'admin' }, 403],
      ['a', { attrs: [{ name: 'y', value: '1' }] }, 403],
      ['admin', { secret: 'stolen' }, 403],
      ['a', { affiliation: 'org1.nowhere' }, 400],
      ['nobody', {}, 404],
    ] as const) {
      expect((await registrar.put(`/identities/${id}`, change)).status).toBe(status);
    }
    expect(await administrator.put('/identities/a', { affiliation: 'nowhere' })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 58, message: "Affiliation 'nowhere' is not supported" }] },
    });
  });

  it('removes one, whose certificates then count no longer', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const client = await ca().enrol('mei', 'secret');
    expect((await administrator.delete('/identities/mei')).body.result).toMatchObject({ id: 'mei' });
    expect((await administrator.delete('/identities/mei')).status).toBe(404);
    expect((await client.get('/identities')).body.errors).toEqual([
      { code: 20, message: 'Authentication failure' },
    ]);
    expect((await ca().tryEnrol('mei', 'secret')).status).toBe(401);
    expect(await administrator.delete('/identities/admin')).toMatchObject({
      status: 403,
      body: { errors: [{ code: 56 }] },
    });
    expect(await administrator.delete('/identities/admin?force=maybe')).toMatchObject({
      status: 400,
      body: { errors: [{ code: 61 }] },
    });
    expect((await administrator.delete('/identities/admin?force=true')).status).toBe(200);
  });
});

describeCa('an authority by default', {}, (ca) => {
  it('removes neither identities nor affiliations', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    expect(await administrator.delete('/identities/mei')).toMatchObject({
      status: 403,
      body: { errors: [{ code: 56, message: 'Identity removal is disabled' }] },
    });
    expect(await administrator.delete('/affiliations/org1')).toMatchObject({
      status: 403,
      body: { errors: [{ code: 71 }] },
    });
  });
});

function idsOf(result: Readonly<Record<string, unknown>>): readonly string[] {
  return (result['identities'] as { id: string }[]).map(({ id }) => id);
}
