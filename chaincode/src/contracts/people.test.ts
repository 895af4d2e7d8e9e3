import { SampleConsortium, accepted } from '../testing/sample-consortium.js';
import { useConsortium } from '../testing/proposal-steps.js';
import { foundingHash } from '../governance/founding/founding.js';
import { testIdentity, type TestIdentity } from '../testing/test-identity.js';

/** Founded, but nobody's key is bound yet. */
async function founded(): Promise<SampleConsortium> {
  const sample = new SampleConsortium();
  jest.spyOn(Date, 'now').mockImplementation(() => sample.ledger.now);
  process.env['FOUNDING_HASH'] = foundingHash(sample.document);
  accepted(await sample.ledger.send(sample.agent('bank'), 'Founding:found', { ...sample.document }));
  return sample;
}

async function bind(
  sample: SampleConsortium,
  identity: TestIdentity,
  personId = 'bank.rep',
): Promise<unknown> {
  return sample.ledger.send(identity, 'People:bindCredential', { personId });
}

let sample: SampleConsortium;
beforeEach(async () => {
  sample = await founded();
});
afterEach(() => {
  jest.restoreAllMocks();
});

test("binds a person's first key, apart from the account", async () => {
  const identity = sample.person('bank.rep');
  expect(await bind(sample, identity)).toMatchObject({ result: { fingerprint: identity.fingerprint } });
  expect(sample.ledger.records('credential')).toMatchObject([
    { personId: 'bank.rep', fingerprint: identity.fingerprint, boundAt: sample.ledger.now },
  ]);
  expect(sample.ledger.records('person-credential')).toMatchObject([{ personId: 'bank.rep' }]);
  const audit = sample.ledger.records('audit').find(({ event }) => event === 'credential.bound');
  expect(audit).toMatchObject({
    actor: { memberId: 'bank', personId: 'bank.rep', fingerprint: identity.fingerprint },
    subject: { kind: 'credential', key: [identity.fingerprint] },
  });
});

test('a second key has no way in while the first is bound', async () => {
  await bind(sample, sample.person('bank.rep'));
  const second = testIdentity({ mspId: 'bankMSP', commonNames: ['bank.rep'] });
  expect(await bind(sample, second)).toMatchObject({
    refusal: { code: 'CREDENTIAL_ALREADY_BOUND', params: { personId: 'bank.rep' } },
  });
});

test.each([
  ["another person's certificate", { mspId: 'bankMSP', commonNames: ['bank.ann'] }],
  [
    "another institution's certificate in the person's name",
    { mspId: 'exchangeMSP', commonNames: ['bank.rep'] },
  ],
  ['a certificate with two names', { mspId: 'bankMSP', commonNames: ['bank.rep', 'bank.ann'] }],
  ['a certificate without a name', { mspId: 'bankMSP', commonNames: [] }],
  ['a name that only contains the id', { mspId: 'bankMSP', commonNames: ['x\nCN=bank.rep'] }],
])('refuses %s', async (_what, options) => {
  expect(await bind(sample, testIdentity(options))).toMatchObject({
    refusal: { code: 'CREDENTIAL_NOT_PERSONS', params: { personId: 'bank.rep' } },
  });
});

test('refuses a person whom nobody knows', async () => {
  expect(await bind(sample, sample.person('bank.rep'), 'bank.nobody')).toMatchObject({
    refusal: { code: 'PERSON_NOT_FOUND', params: { personId: 'bank.nobody' } },
  });
});

describe('a bound person', () => {
  const consortium = useConsortium();

  test('with another key of the same name has no rights', async () => {
    const { ledger } = consortium.current;
    const other = testIdentity({ mspId: 'bankMSP', commonNames: ['bank.rep'] });
    const answer = await ledger.send(other, 'Proposals:submit', { proposalId: 'a'.repeat(64) });
    expect(answer).toMatchObject({
      refusal: { code: 'CALLER_NOT_BOUND', params: { fingerprint: other.fingerprint } },
    });
  });
});
