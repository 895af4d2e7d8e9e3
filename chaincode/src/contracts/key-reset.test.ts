import type { Charter } from '../governance/charter.js';
import type { PersonId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { MINUTE, SALT, useConsortium } from '../testing/proposal-steps.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { accepted } from '../testing/sample-consortium.js';
import { testIdentity, type TestIdentity } from '../testing/test-identity.js';

const WINDOW = 3 * 24 * 60 * MINUTE;
const REP = 'bank.rep' as PersonId;
const charter: Charter = {
  ...SAMPLE_CHARTER,
  roles: {
    ...SAMPLE_CHARTER.roles,
    approver: {
      title: { en: 'Approver', zh: '审批人' },
      permissions: ['opinion.give', 'ballot.approve', 'account.keep'],
      excludes: [],
    },
  },
  accounts: { lockWindow: 'P3D', resetBy: { people: 2 }, keptBy: { people: 1, roles: [] } },
};
const consortium = useConsortium(charter);

/** A new key certified in somebody's name. */
const newKey = (name = 'bank.rep', mspId = 'bankMSP'): TestIdentity =>
  testIdentity({ mspId, commonNames: [name] });
const on = (key: TestIdentity): { personId: string; fingerprint: string } => ({
  personId: 'bank.rep',
  fingerprint: key.fingerprint,
});
const asks = async (key: TestIdentity) =>
  consortium.current.ledger.send(key, 'People:askReset', { personId: 'bank.rep', reason: 'Lost.' });
const grants = async (who: string, key: TestIdentity) =>
  consortium.current.outcome(who, 'People:grantReset', on(key));
const cancels = async (who: string, key: TestIdentity) =>
  consortium.current.outcome(who, 'People:cancelReset', { ...on(key), reason: 'It was not me.' });
const completes = async (key: TestIdentity, who = 'insurer') =>
  consortium.current.outcome(who, 'People:completeReset', on(key));
const binds = async (key: TestIdentity) =>
  consortium.current.ledger.send(key, 'People:bindCredential', { personId: 'bank.rep' });
const person = () => consortium.current.ledger.record('person', ['bank.rep']);

/** Asked for by the new key and granted by two others: the lock window has begun. */
async function locked(): Promise<TestIdentity> {
  const key = newKey();
  accepted(await asks(key));
  for (const who of ['bank.ann', 'bank.ben']) expect(await grants(who, key)).toBe('accepted');
  return key;
}

/** A ballot of the bank that could be cast, and what casting it comes to with this key. */
async function castWith(key: TestIdentity): Promise<() => Promise<string>> {
  const { current } = consortium;
  const proposalId = await current.draft(undefined, 'exchange.rep');
  accepted(await current.send('exchange.rep', 'Proposals:submit', { proposalId }));
  await current.open(proposalId);
  accepted(await current.approve('bank.ann', proposalId, 'yes'));
  const approvals = [{ personId: 'bank.ann', salt: SALT }];
  return async () => {
    const answer = await current.ledger.send(key, 'Ballots:cast', { proposalId, choice: 'yes', approvals });
    return answer.ok ? 'accepted' : answer.refusal.code;
  };
}

test('two others grant what the new key asks for; in the lock window neither key acts; then the new one does, and the account is the same', async () => {
  const { current } = consortium;
  const before = person();
  const key = await locked();
  expect(person()).toMatchObject({ status: 'locked' });
  const byOld = await castWith(current.identity('bank.rep'));
  expect(await byOld()).toBe('PERSON_NOT_ACTIVE');
  expect(await binds(key)).toMatchObject({ refusal: { code: 'RESET_LOCKED' } });
  current.ledger.now += WINDOW - 11 * MINUTE;
  expect(await completes(key)).toBe('RESET_LOCKED');
  current.ledger.now += MINUTE;
  expect(await completes(key)).toBe('accepted');
  expect(person()).toEqual(before);
  const byNew = await castWith(key);
  expect(await byNew()).toBe('CALLER_NOT_BOUND');
  accepted(await binds(key));
  expect(await byNew()).toBe('accepted');
  expect(await (await castWith(current.identity('bank.rep')))()).toBe('CALLER_NOT_BOUND');
});

test('binding sets a reset going that is due', async () => {
  const { current } = consortium;
  const key = await locked();
  current.ledger.now += WINDOW;
  accepted(await binds(key));
  expect(await (await castWith(key))()).toBe('accepted');
  const events = current.ledger.records('audit').map(({ event }) => event);
  for (const event of [
    'key-reset.asked',
    'key-reset.granted',
    'key-reset.completed',
    'credential.replaced',
  ]) {
    expect(events).toContain(event);
  }
});

test('after the window the old key acts no more, even when nobody has set the reset going', async () => {
  const { current } = consortium;
  const key = await locked();
  current.ledger.now += 2 * WINDOW;
  expect(await (await castWith(current.identity('bank.rep')))()).toBe('PERSON_NOT_ACTIVE');
  expect(await cancels('bank.rep', key)).toBe('RESET_WINDOW_OVER');
});

test('the old key cancels in the window and acts again at once; the new one has no way in', async () => {
  const { current } = consortium;
  const key = await locked();
  current.ledger.now += WINDOW - 1;
  expect(await cancels('bank.rep', key)).toBe('accepted');
  expect(await (await castWith(current.identity('bank.rep')))()).toBe('accepted');
  current.ledger.now += WINDOW;
  expect(await completes(key)).toBe('RESET_OVER');
  expect(await binds(key)).toMatchObject({ refusal: { code: 'CREDENTIAL_ALREADY_BOUND' } });
});

test('the old key cancels before anything is granted, without any lock', async () => {
  const key = newKey();
  accepted(await asks(key));
  expect(await cancels('bank.rep', key)).toBe('accepted');
  expect(await grants('bank.ann', key)).toBe('RESET_OVER');
});

test('nobody cancels with another key than the account’s own', async () => {
  const { current } = consortium;
  const key = await locked();
  expect(await cancels('bank.ann', key)).toBe('RESET_NOT_YOURS');
  expect(await cancels('exchange.rep', key)).toBe('RESET_NOT_YOURS');
  const cancel = { ...on(key), reason: 'x' };
  for (const stranger of [key, newKey()]) {
    expect(await current.ledger.send(stranger, 'People:cancelReset', cancel)).toMatchObject({
      refusal: { code: 'CALLER_NOT_BOUND' },
    });
  }
});

test('nobody grants a reset alone: not who asks, not whose key it is, not twice, not from another institution', async () => {
  const { current } = consortium;
  const key = newKey();
  accepted(await current.send('bank.ann', 'People:askReset', { ...on(key), reason: 'For her.' }));
  expect(await grants('bank.ann', key)).toBe('MAKER_IS_CHECKER');
  expect(await grants('bank.rep', key)).toBe('MAKER_IS_CHECKER');
  expect(await grants('exchange.gil', key)).toBe('PERSON_NOT_YOURS');
  expect(await grants('bank.ben', key)).toBe('accepted');
  expect(await grants('bank.ben', key)).toBe('MAKER_IS_CHECKER');
  expect(person()).toMatchObject({ status: 'active' });
  expect(await completes(key)).toBe('RESET_NOT_GRANTED');
  expect(await grants('bank.gil', key)).toBe('accepted');
  expect(person()).toMatchObject({ status: 'locked' });
  expect(await grants('bank.gil', key)).toBe('MAKER_IS_CHECKER');
});

test('who has granted and is frozen since counts no longer', async () => {
  const { current } = consortium;
  const key = newKey();
  accepted(await asks(key));
  expect(await grants('bank.ann', key)).toBe('accepted');
  const freeze: Action = {
    kind: 'person.freeze',
    payload: { personId: 'bank.ann' as PersonId, reason: 'x' },
  };
  await current.enact([freeze]);
  expect(await grants('bank.ben', key)).toBe('accepted');
  expect(person()).toMatchObject({ status: 'active' });
  expect(await grants('bank.gil', key)).toBe('accepted');
  expect(person()).toMatchObject({ status: 'locked' });
  expect(current.ledger.record('person', ['bank.ann'])).toMatchObject({ status: 'frozen' });
});

test.each<[string, () => TestIdentity, string]>([
  ['a certificate in another name', () => newKey('bank.ann'), 'CREDENTIAL_NOT_PERSONS'],
  ['a certificate of another institution', () => newKey('bank.rep', 'exchangeMSP'), 'CREDENTIAL_NOT_PERSONS'],
  ['the key that already acts', () => consortium.current.identity('bank.rep'), 'CREDENTIAL_ALREADY_BOUND'],
])('refuses to ask with %s', async (_what, key, code) => {
  expect(await asks(key())).toMatchObject({ refusal: { code } });
});

describe('somebody who keeps the accounts asks in vain', () => {
  const asksFor = async (personId: string, fingerprint: string) =>
    consortium.current.send('bank.gil', 'People:askReset', { personId, fingerprint, reason: 'x' });

  test('for nobody, for a closed account, and for one that has no key yet', async () => {
    const { current } = consortium;
    const { fingerprint } = newKey();
    const name = { en: 'Zoe', zh: '佐伊' };
    const zoe = { personId: 'bank.zoe' as PersonId, name, roles: [] };
    expect(await asksFor('bank.zoe', fingerprint)).toMatchObject({ refusal: { code: 'PERSON_NOT_FOUND' } });
    const close = { personId: 'bank.ben' as PersonId, reason: 'x' };
    await current.enact([
      { kind: 'person.register', payload: zoe },
      { kind: 'person.close', payload: close },
    ]);
    expect(await asksFor('bank.zoe', fingerprint)).toMatchObject({ refusal: { code: 'RESET_NOT_NEEDED' } });
    expect(await asksFor('bank.ben', fingerprint)).toMatchObject({ refusal: { code: 'PERSON_CLOSED' } });
  });

  test('with a key that acts for somebody else', async () => {
    const { fingerprint } = consortium.current.identity('bank.ben');
    expect(await asksFor('bank.rep', fingerprint)).toMatchObject({
      refusal: { code: 'CREDENTIAL_ALREADY_BOUND', params: { personId: 'bank.ben' } },
    });
  });

  test('again while it runs, which would undo the grants and the window; and not once it was cancelled', async () => {
    const { current } = consortium;
    const key = await locked();
    const before = current.ledger.records('key-reset');
    expect(await asksFor('bank.rep', key.fingerprint)).toMatchObject({
      refusal: { code: 'RESET_ASKED_ALREADY' },
    });
    expect(current.ledger.records('key-reset')).toEqual(before);
    expect(await cancels('bank.rep', key)).toBe('accepted');
    expect(await asksFor('bank.rep', key.fingerprint)).toMatchObject({ ok: true });
    expect(current.ledger.records('key-reset')).toMatchObject([{ askedBy: 'bank.gil', grants: [] }]);
  });
});

test('a grant says whether it was enough, and one of what nobody has asked for is none', async () => {
  const { current } = consortium;
  const key = newKey();
  expect(await grants('bank.ann', key)).toBe('RESET_NOT_FOUND');
  expect(await cancels('bank.rep', key)).toBe('RESET_NOT_FOUND');
  expect(await completes(key)).toBe('RESET_NOT_FOUND');
  accepted(await asks(key));
  const granting = async (who: string) => accepted(await current.send(who, 'People:grantReset', on(key)));
  expect(await granting('bank.ann')).toMatchObject({ granted: false });
  expect(await granting('bank.ben')).toMatchObject({ granted: true });
});

test('who has granted and lost the role behind it counts no longer', async () => {
  const { current } = consortium;
  const key = newKey();
  accepted(await asks(key));
  expect(await grants('bank.ann', key)).toBe('accepted');
  const revoked: Action = {
    kind: 'role.revoke',
    payload: { personId: 'bank.ann' as PersonId, roleId: 'approver' },
  };
  await current.enact([revoked]);
  expect(await grants('bank.ben', key)).toBe('accepted');
  expect(person()).toMatchObject({ status: 'active' });
});

test('one reset at a time: another key is granted only when the first has ended', async () => {
  const first = await locked();
  const second = newKey();
  accepted(await asks(second));
  expect(await grants('bank.ann', second)).toBe('RESET_RUNNING');
  expect(await cancels('bank.rep', first)).toBe('accepted');
  expect(await grants('bank.ann', second)).toBe('accepted');
});

test('what the old key signed before the grant and withheld dies with it', async () => {
  const { current } = consortium;
  const draft = {
    title: 'x',
    description: '',
    actions: [{ kind: 'resolution.record', payload: { text: 'x' } }],
  };
  const submit = await current.ledger.withhold(current.identity('bank.rep'), 'Proposals:draft', draft);
  await locked();
  expect(submit()).toBe('conflict');
});

test('a vote grants a reset, with the same window and the same way out', async () => {
  const { current } = consortium;
  const key = newKey();
  const fingerprint = key.fingerprint;
  const payload = { personId: REP, fingerprint, reason: 'Lost.' };
  await current.enact([{ kind: 'person.reset-key', payload }]);
  expect(person()).toMatchObject({ status: 'locked' });
  const back = current.ledger.checkpoint();
  expect(await cancels('bank.rep', key)).toBe('accepted');
  back();
  current.ledger.now += WINDOW;
  accepted(await binds(key));
  expect(person()).toMatchObject({ status: 'active', roles: ['representative'] });
});

test('a frozen account waits for the end of its freeze', async () => {
  const { current } = consortium;
  const key = await locked();
  const draft = await current.draft(
    [{ kind: 'person.freeze', payload: { personId: REP, reason: 'x' } }],
    'exchange.rep',
  );
  accepted(await current.send('exchange.rep', 'Proposals:submit', { proposalId: draft }));
  await current.open(draft);
  for (const member of ['exchange', 'insurer', 'university'] as const) {
    accepted(await current.cast(member, draft, 'yes'));
  }
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('insurer', 'Proposals:close', { proposalId: draft }));
  current.ledger.now += 5 * MINUTE;
  accepted(await current.send('insurer', 'Execution:execute', { proposalId: draft }));
  current.ledger.now += WINDOW;
  expect(await completes(key)).toBe('PERSON_NOT_ACTIVE');
});
