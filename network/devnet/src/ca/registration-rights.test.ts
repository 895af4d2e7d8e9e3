import type { RegisteredIdentity } from './identity-registry.js';
import { mayRegister } from './registration-rights.js';

function identity(
  overrides: Partial<RegisteredIdentity> & { attrs?: Record<string, string> },
): RegisteredIdentity {
  const { attrs = {}, ...rest } = overrides;
  return {
    id: 'x',
    type: 'client',
    affiliation: '',
    attributes: Object.entries(attrs).map(([name, value]) => ({ name, value, ecert: false })),
    ...rest,
  };
}

const registrar = identity({
  affiliation: 'org1',
  attrs: {
    'hf.Registrar.Roles': 'client,peer',
    'hf.Registrar.Attributes': 'desk.*,hf.Registrar.Roles,hf.Revoker',
    'hf.Revoker': 'false',
  },
});

describe('mayRegister', () => {
  it.each<[string, boolean, Parameters<typeof identity>[0]]>([
    ['a client below its affiliation', true, { affiliation: 'org1.department1' }],
    ['an attribute its patterns cover', true, { affiliation: 'org1', attrs: { 'desk.a': 'x' } }],
    ['a role it holds', true, { affiliation: 'org1', attrs: { 'hf.Registrar.Roles': 'peer' } }],
    ['a power denied', true, { affiliation: 'org1', attrs: { 'hf.Revoker': 'false' } }],
    ['another type', false, { affiliation: 'org1', type: 'admin' }],
    ['the root affiliation', false, {}],
    ['an affiliation that merely begins alike', false, { affiliation: 'org10' }],
    ['an attribute outside its patterns', false, { affiliation: 'org1', attrs: { desk: 'x' } }],
    [
      'a role it does not hold',
      false,
      { affiliation: 'org1', attrs: { 'hf.Registrar.Roles': 'client,admin' } },
    ],
    ['every role', false, { affiliation: 'org1', attrs: { 'hf.Registrar.Roles': '*' } }],
    ['a power it does not hold', false, { affiliation: 'org1', attrs: { 'hf.Revoker': 'true' } }],
    [
      'an attribute the authority sets',
      false,
      { affiliation: 'org1', attrs: { 'hf.EnrollmentID': 'admin' } },
    ],
  ])('%s: %s', (_what, expected, wanted) => {
    expect(mayRegister(registrar, identity(wanted))).toBe(expected);
  });

  it('lets an identity without registrar attributes register nobody', () => {
    expect(mayRegister(identity({}), identity({}))).toBe(false);
  });
});
