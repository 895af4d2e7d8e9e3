import { describeCa } from './ca-client.fixture.js';

const PATH = '/api/v1/register';
const ADMINISTRATOR = { id: 'admin', secret: 'adminpw', registrar: true };
const REGISTRAR = {
  id: 'registrar',
  secret: 'pw',
  affiliation: 'org1',
  attributes: Object.entries({
    'hf.Registrar.Roles': 'client,Peer',
    'hf.Registrar.Attributes': 'desk.*,hf.Revoker,hf.GenCRL, hf.Registrar.*',
    'hf.Registrar.DelegateRoles': 'client',
    'hf.Revoker': 'true',
    'hf.GenCRL': 'false',
  }).map(([name, value]) => ({ name, value, ecert: false })),
};

describeCa('registration at the certificate authority', {}, (ca) => {
  it('registers for a registrar, with its own type, affiliation and a secret by default', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    const answer = await administrator.post(PATH, { id: 'app user@x' });
    expect(answer).toMatchObject({
      status: 201,
      headers: { location: '/api/v1/identities/app%20user@x' },
      body: { success: true, errors: [] },
    });
    const secret = String(answer.body.result['secret']);
    expect(secret).toMatch(/^[\w-]{12}$/u);
    const client = await ca().enrol('app user@x', secret);
    expect(client.units).toEqual(['client']);
    expect(client.attributes).toMatchObject({ 'hf.EnrollmentID': 'app user@x', 'hf.Affiliation': '' });
  });

  it('writes the affiliation into the units, in the order of their bytes', async () => {
    const client = await ca().registered({ id: 'a', affiliation: 'org1.department1', type: 'peer' });
    expect(client.units).toEqual(['org1', 'peer', 'department1']);
    expect(client.attributes).toMatchObject({ 'hf.Affiliation': 'org1.department1', 'hf.Type': 'peer' });
  });

  it('refuses a taken name, an unknown affiliation and a wrong number of enrolments', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    expect(await administrator.post(PATH, { id: 'mei' })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 74, message: "Identity 'mei' is already registered" }] },
    });
    expect(await administrator.post(PATH, { id: 'a', affiliation: 'org9' })).toMatchObject({
      status: 403,
      body: { errors: [{ code: 71, message: 'Authorization failure' }] },
    });
    expect(await administrator.post(PATH, { id: 'a', max_enrollments: -2 })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 82 }] },
    });
  });

  it('refuses whoever is no registrar', async () => {
    const client = await ca().enrol('mei', 'secret');
    expect(await client.post(PATH, { id: 'a' })).toMatchObject({
      status: 403,
      body: { errors: [{ code: 71, message: 'Authorization failure' }] },
    });
  });

  it('lets a registrar without attribute patterns give no attributes', async () => {
    const registrar = await ca().registered({
      id: 'registrar',
      attrs: [{ name: 'hf.Registrar.Roles', value: 'client' }],
    });
    expect((await registrar.post(PATH, { id: 'a' })).status).toBe(201);
    expect((await registrar.post(PATH, { id: 'b', attrs: [{ name: 'x', value: 'y' }] })).status).toBe(403);
  });
});

describeCa(
  'registration by a registrar of limited power',
  { identities: [ADMINISTRATOR, REGISTRAR] },
  (ca) => {
    const attrs = (values: Record<string, string>): object => ({
      attrs: Object.entries(values).map(([name, value]) => ({ name, value })),
    });

    it.each<[string, boolean, object]>([
      ['nothing in particular', true, {}],
      ['a client below its affiliation', true, { affiliation: 'org1.department1' }],
      ['a type in other letters', true, { type: 'PEER' }],
      ['an attribute its patterns cover', true, attrs({ 'desk.a': 'x' })],
      ['a power it holds', true, attrs({ 'hf.Revoker': 'true' })],
      ['a power it holds, denied', true, attrs({ 'hf.Revoker': '0' })],
      ['some of its roles', true, attrs({ 'hf.Registrar.Roles': 'peer' })],
      [
        'roles to delegate among its roles',
        true,
        attrs({
          'hf.Registrar.Roles': 'client',
          'hf.Registrar.DelegateRoles': 'client',
        }),
      ],
      ['patterns that it holds itself', true, attrs({ 'hf.Registrar.Attributes': 'desk.a, desk.b*' })],
      [
        'a pattern of a reserved name that is given along',
        true,
        attrs({
          'hf.Registrar.Attributes': 'hf.Revoker',
          'hf.Revoker': 'true',
        }),
      ],
      ['another type', false, { type: 'admin' }],
      ['the root affiliation', false, { affiliation: '.' }],
      ['another affiliation', false, { affiliation: 'org2' }],
      ['an attribute outside its patterns', false, attrs({ desk: 'x' })],
      ['a role it does not hold', false, attrs({ 'hf.Registrar.Roles': 'client,admin' })],
      ['every role', false, attrs({ 'hf.Registrar.Roles': '*' })],
      ['a power that it holds as false', false, attrs({ 'hf.GenCRL': 'false' })],
      ['a power it does not hold', false, attrs({ 'hf.AffiliationMgr': 'true' })],
      ['a power with a value that is no boolean', false, attrs({ 'hf.Revoker': 'yes' })],
      ['roles to delegate beyond the roles', false, attrs({ 'hf.Registrar.DelegateRoles': 'client' })],
      ['a pattern wider than its own', false, attrs({ 'hf.Registrar.Attributes': 'd*' })],
      ['a pattern of a reserved name alone', false, attrs({ 'hf.Registrar.Attributes': 'hf.Revoker' })],
      ['an attribute the authority sets', false, attrs({ 'hf.EnrollmentID': 'admin' })],
      ['a reserved name that nobody knows', false, attrs({ 'hf.Registrar.Nothing': 'x' })],
    ])('%s: %s', async (_what, isAllowed, wanted) => {
      const registrar = await ca().enrol('registrar', 'pw');
      const answer = await registrar.post(PATH, { id: 'wanted', ...wanted });
      expect([answer.status, answer.body.errors[0]?.code]).toEqual(isAllowed ? [201, undefined] : [403, 71]);
    });
  },
);
