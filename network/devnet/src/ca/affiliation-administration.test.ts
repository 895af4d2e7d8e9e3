import { describeCa } from './ca-client.fixture.js';

const OPTIONS = { mayRemoveIdentities: true, mayRemoveAffiliations: true };

describeCa('affiliations at the certificate authority', OPTIONS, (ca) => {
  it('tells the tree, or the part below one', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    expect((await administrator.get('/api/v1/affiliations')).body.result).toEqual({
      name: '',
      affiliations: [
        {
          name: 'org1',
          affiliations: [{ name: 'org1.department1' }, { name: 'org1.department2' }],
        },
        { name: 'org2', affiliations: [{ name: 'org2.department1' }] },
      ],
      caname: 'ca-org1',
    });
    expect((await administrator.get('/affiliations/org2')).body.result).toEqual({
      name: 'org2',
      affiliations: [{ name: 'org2.department1' }],
      caname: 'ca-org1',
    });
    expect(await administrator.get('/affiliations/org9')).toMatchObject({
      status: 404,
      body: { errors: [{ code: 63, message: 'Failed to get affiliation: sql: no rows in result set' }] },
    });
  });

  it('shows a manager its own part only, and others nothing', async () => {
    const manager = await ca().registered({
      id: 'manager',
      affiliation: 'org1',
      attrs: [{ name: 'hf.AffiliationMgr', value: 'true' }],
    });
    expect((await manager.get('/affiliations')).body.result).toMatchObject({ name: 'org1' });
    expect((await manager.get('/affiliations/org2')).status).toBe(403);
    expect((await manager.post('/affiliations', { name: 'org2.x' })).status).toBe(403);
    expect((await manager.post('/affiliations', { name: 'org1.x' })).status).toBe(201);
    expect((await (await ca().enrol('mei', 'secret')).get('/affiliations')).status).toBe(403);
  });

  it('adds one below one that exists, or with force those between as well', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const add = (name: string, query = ''): ReturnType<typeof administrator.post> =>
      administrator.post(`/affiliations${query}`, { name });
    expect(await add('a')).toMatchObject({ status: 201, body: { result: { name: 'a', caname: 'ca-org1' } } });
    expect(await add('a')).toMatchObject({ status: 409, body: { errors: [{ code: 60 }] } });
    expect(await add('b.c.d')).toMatchObject({ status: 404, body: { errors: [{ code: 63 }] } });
    expect((await add('b.c.d', '?force=true')).status).toBe(201);
    expect((await administrator.get('/affiliations/b')).body.result).toEqual({
      name: 'b',
      affiliations: [{ name: 'b.c', affiliations: [{ name: 'b.c.d' }] }],
      caname: 'ca-org1',
    });
    expect((await administrator.post('/register', { id: 'x', affiliation: 'b.c' })).status).toBe(201);
  });

  it('renames one with all below it, and with force its identities', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    await administrator.post('/register', { id: 'x', secret: 'pw', affiliation: 'org1.department1' });
    const path = '/affiliations/org1';
    expect(await administrator.put(path, { name: 'new' })).toMatchObject({
      status: 400,
      body: {
        errors: [{ code: 64, message: expect.stringContaining('identities associated: x.') as string }],
      },
    });
    expect((await administrator.put(path, { name: 'org2' })).status).toBe(400);
    expect(await administrator.put(`${path}?force=maybe`, { name: 'new' })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 60 }] },
    });
    const answer = await administrator.put(`${path}?force=true`, { name: 'new' });
    expect(answer.body.result).toMatchObject({
      name: 'new',
      affiliations: [{ name: 'new.department1', identities: [{ id: 'x' }] }, { name: 'new.department2' }],
    });
    expect((await ca().enrol('x', 'pw')).units).toEqual(['new', 'client', 'department1']);
    expect((await administrator.get(path)).status).toBe(404);
    expect((await administrator.put('/affiliations/none', { name: 'other' })).status).toBe(404);
  });

  it('removes one, with force all below it and their identities', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    await administrator.post('/register', { id: 'x', secret: 'pw', affiliation: 'org2.department1' });
    const client = await ca().enrol('x', 'pw');
    expect((await administrator.delete('/affiliations/org2')).status).toBe(403);
    expect((await administrator.delete('/affiliations/org1')).status).toBe(403);
    expect((await administrator.delete('/affiliations/org1.department2')).body.result).toEqual({
      name: 'org1.department2',
      caname: 'ca-org1',
    });
    const answer = await administrator.delete('/affiliations/org2?force=true');
    expect(answer.body.result).toMatchObject({
      name: 'org2',
      affiliations: [{ name: 'org2.department1', identities: [{ id: 'x' }] }],
    });
    expect((await client.get('/identities')).status).toBe(401);
    expect((await administrator.delete('/affiliations/org2')).status).toBe(404);
  });

  it('removes nobody’s own affiliation', async () => {
    const manager = await ca().registered({
      id: 'manager',
      affiliation: 'org1',
      attrs: [
        { name: 'hf.AffiliationMgr', value: 'true' },
        { name: 'hf.Registrar.Roles', value: '*' },
      ],
    });
    expect((await manager.delete('/affiliations/org1?force=true')).status).toBe(403);
  });

  it('has words for there being none', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    await administrator.delete('/affiliations/org1?force=true');
    await administrator.delete('/affiliations/org2?force=true');
    expect(await administrator.get('/affiliations')).toMatchObject({
      status: 404,
      body: { errors: [{ code: 16, message: 'No affiliations are configured on the CA' }] },
    });
  });

  it('tells a wrong value of the managing attribute', async () => {
    const manager = await ca().registered({ id: 'm', attrs: [{ name: 'hf.AffiliationMgr', value: '' }] });
    expect(await manager.get('/affiliations')).toMatchObject({
      status: 400,
      body: { errors: [{ code: 79, message: expect.stringContaining('boolean value') as string }] },
    });
  });
});
