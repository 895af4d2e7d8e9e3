import { testConfig } from '../testdata/channel.js';
import type { Principal } from '../policy.js';
import { evaluatePolicyAt, policyAt, refusalText } from './policy-tree.js';

const config = testConfig();

/** Signers written as "Org1MSP.admin". */
function verdict(path: string, ...signers: readonly string[]) {
  const satisfies = (signer: string, principal: Principal): boolean =>
    principal.kind === 'role' &&
    [`${principal.mspId}.${principal.role}`, `${principal.mspId}.member`].includes(signer);
  return evaluatePolicyAt(config, path, { signers, satisfies });
}

it('follows implicit-meta policies down to the organisations', () => {
  expect(verdict('/Channel/Application/Admins', 'Org1MSP.admin', 'Org2MSP.admin').satisfied).toBe(true);
  expect(verdict('/Channel/Application/Admins', 'Org1MSP.admin', 'Org1MSP.admin').satisfied).toBe(false);
  expect(verdict('/Channel/Application/Admins', 'Org1MSP.client', 'Org2MSP.client').satisfied).toBe(false);
  expect(verdict('/Channel/Application/Writers', 'Org2MSP.client').satisfied).toBe(true);
  expect(verdict('/Channel/Readers', 'OrdererMSP.member').satisfied).toBe(true);
  expect(verdict('/Channel/Admins', 'Org1MSP.admin', 'Org2MSP.admin').satisfied).toBe(false);
  expect(verdict('/Channel/Admins', 'Org1MSP.admin', 'Org2MSP.admin', 'OrdererMSP.admin').satisfied).toBe(
    true,
  );
});

it('says which organisation’s consent is missing, and in Fabric’s words how much', () => {
  const result = verdict('/Channel/Application/Admins', 'Org1MSP.admin');
  expect(result).toMatchObject({
    satisfied: false,
    needed: 2,
    parts: [
      { path: '/Channel/Application/Org1MSP/Admins', satisfied: true },
      { path: '/Channel/Application/Org2MSP/Admins', satisfied: false },
    ],
  });
  expect(refusalText(result)).toBe(
    "implicit policy evaluation failed - 1 sub-policies were satisfied, but this policy requires 2 of the 'Admins' sub-policies to be satisfied",
  );
  expect(refusalText(verdict('/Channel/Application/Org1MSP/Admins'))).toBe(
    'signature set did not satisfy policy',
  );
});

it.each(['/Channel/Application/Nothing', '/Channel/Nowhere/Admins', '/Other/Admins', '/Admins', ''])(
  'knows no policy at %j, and nobody satisfies it',
  (path) => {
    expect(policyAt(config, path)).toBeUndefined();
    expect(verdict(path, 'Org1MSP.admin', 'Org2MSP.admin', 'OrdererMSP.admin').satisfied).toBe(false);
  },
);

it('counts an organisation without the sub-policy as one that does not agree', () => {
  const copy = config.clone();
  const org2 = copy.getChannelGroup()?.getGroupsMap().get('Application')?.getGroupsMap().get('Org2MSP');
  org2?.getPoliciesMap().del('Admins');
  const result = evaluatePolicyAt(copy, '/Channel/Application/Admins', {
    signers: ['a', 'b'],
    satisfies: () => true,
  });
  expect(result).toMatchObject({ satisfied: false, needed: 2 });
});
