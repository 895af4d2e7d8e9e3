import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { identifyAgent, identifyPerson, permissionsOf, type Caller, type KnownCredential } from './actor.js';
import type { MemberRecord } from '../records/members.js';

const caller = { mspId: 'bankMSP', fingerprint: 'f'.repeat(64), enrolmentId: 'bank.rep' } as Caller;
const known = {
  credential: { schemaVersion: 1, fingerprint: caller.fingerprint, personId: 'bank.rep', boundAt: 0 },
  live: { schemaVersion: 1, fingerprint: caller.fingerprint, personId: 'bank.rep' },
  person: { schemaVersion: 1, id: 'bank.rep', memberId: 'bank', status: 'active', roles: ['approver'] },
  member: { schemaVersion: 1, id: 'bank', mspId: 'bankMSP', status: 'active', agent: 'a'.repeat(64) },
} as unknown as KnownCredential;

function changed(part: 'live' | 'person' | 'member', changes: object): KnownCredential {
  return { ...known, [part]: { ...known[part], ...changes } };
}

test('a bound person acts with what the roles allow', () => {
  const identified = identifyPerson(caller, known, { charter: SAMPLE_CHARTER });
  expect(identified).toMatchObject({ ok: true, value: { kind: 'person', person: { id: 'bank.rep' } } });
  if (!identified.ok) throw new Error('refused');
  expect([...identified.value.permissions].sort()).toEqual(['ballot.approve', 'opinion.give']);
});

test.each([
  ['a key bound to nobody', { ...known, credential: null }, 'CALLER_NOT_BOUND'],
  ['a key that another has replaced', changed('live', { fingerprint: 'e'.repeat(64) }), 'CALLER_NOT_BOUND'],
  ["another institution's certificate", changed('member', { mspId: 'otherMSP' }), 'CALLER_NOT_BOUND'],
  ['a person no longer active', changed('person', { status: 'frozen' }), 'PERSON_NOT_ACTIVE'],
  ['an institution no longer active', changed('member', { status: 'suspended' }), 'MEMBER_NOT_ACTIVE'],
])('refuses %s', (_what, credential, code) => {
  const identified = identifyPerson(caller, credential, { charter: SAMPLE_CHARTER });
  expect(identified).toMatchObject({ ok: false, refusal: { code } });
});

test('an institution that is leaving acts until it has left', () => {
  const leaving = changed('member', { status: 'leaving' });
  expect(identifyPerson(caller, leaving, { charter: SAMPLE_CHARTER })).toMatchObject({ ok: true });
  const agent = { ...caller, fingerprint: 'a'.repeat(64) } as Caller;
  expect(identifyAgent(agent, [leaving.member] as MemberRecord[])).toMatchObject({ ok: true });
});

test('an agent is known by its key and its MSP together', () => {
  const members = [known.member] as MemberRecord[];
  const agent = { ...caller, fingerprint: 'a'.repeat(64) } as Caller;
  expect(identifyAgent(agent, members)).toMatchObject({ ok: true, value: { kind: 'agent' } });
  const elsewhere = { ...agent, mspId: 'otherMSP' } as Caller;
  expect(identifyAgent(elsewhere, members)).toMatchObject({ refusal: { code: 'CALLER_NOT_AGENT' } });
});

test('a role that the charter no longer knows allows nothing', () => {
  expect(permissionsOf(['gone'], SAMPLE_CHARTER).size).toBe(0);
});
