import { ADMISSION } from '../../testing/sample-admission.js';
import { sampleState } from '../../testing/sample-state.js';
import type { Charter } from '../charter.js';
import type { Fingerprint, MemberId, MspId, PersonId } from '../ids.js';
import {
  checkRegistration,
  registrationChanges,
  type NewMember,
  type NewPerson,
} from './member-registration.js';

const DAY = 24 * 60 * 60 * 1000;
const STATE = sampleState();
const { member: MEMBER, people: PEOPLE } = ADMISSION.payload;
const [BANK] = STATE.members;
if (BANK === undefined) throw new Error('the sample has members');
const [REP, ANN] = PEOPLE;
if (REP === undefined || ANN === undefined) throw new Error('the sample admission has two people');

const refusalOf = (member: Partial<NewMember> = {}, people: readonly NewPerson[] = PEOPLE) =>
  checkRegistration({ member: { ...MEMBER, ...member }, people }, STATE)?.refusal;

test('a new member with its people is registered as it came in, without a key for anybody', () => {
  expect(refusalOf()).toBeUndefined();
  const charter: Charter = { ...STATE.charter, accounts: { lockWindow: 'P3D', longestValidity: 'P30D' } };
  const changes = registrationChanges({ member: MEMBER, people: PEOPLE }, { charter, now: DAY });
  const account = { schemaVersion: 1, memberId: MEMBER.id, status: 'active', validUntil: 31 * DAY };
  expect(changes.map(({ event, after }) => [event, after])).toEqual([
    ['member.admitted', { schemaVersion: 1, ...MEMBER, status: 'active', since: DAY }],
    ['person.registered', { ...account, ...REP, roles: ['approver', 'representative'] }],
    ['person.registered', { ...account, ...ANN, roles: [] }],
  ]);
});

test.each<[string, Partial<NewMember>]>([
  ['id', { id: 'bank' as MemberId }],
  ['organisation', { mspId: BANK.mspId }],
  ['agent', { agent: BANK.agent }],
])('no two members have one %s', (_what, more) => {
  expect(refusalOf(more)).toEqual({ code: 'MEMBER_EXISTS', params: { memberId: more.id ?? MEMBER.id } });
  expect(refusalOf({ mspId: 'newMSP' as MspId, agent: '9'.repeat(64) as Fingerprint })).toBeUndefined();
});

test('weight is for who votes', () => {
  for (const more of [
    { votes: true, weight: 0 },
    { votes: false, weight: 1 },
  ]) {
    expect(refusalOf(more)).toMatchObject({ code: 'ARGUMENT_INVALID', params: { path: 'member.weight' } });
  }
  expect(refusalOf({ votes: false, weight: 0 })).toBeUndefined();
});

describe('its people', () => {
  const stranger: NewPerson = { ...ANN, id: 'clinics.ann' as PersonId };

  test('are its own, each registered once, with roles of the charter that go together', () => {
    expect(refusalOf({}, [REP, stranger])).toEqual({
      code: 'ARGUMENT_INVALID',
      params: { path: 'people.1.id', problem: 'begins with clinic.' },
    });
    expect(refusalOf({}, [REP, ANN, ANN])).toEqual({ code: 'PERSON_EXISTS', params: { personId: ANN.id } });
    expect(refusalOf({}, [REP, { ...ANN, id: 'bank.ann' as PersonId }])?.code).toBe('PERSON_EXISTS');
    expect(refusalOf({}, [REP, { ...ANN, roles: ['ghost'] }])?.code).toBe('ROLE_NOT_FOUND');
    expect(refusalOf({}, [REP, { ...ANN, roles: ['auditor', 'representative'] }])?.code).toBe(
      'ROLES_EXCLUDE',
    );
  });

  test('can cast its ballots by its own rule, where it votes', () => {
    const none: NewPerson[] = [{ ...REP, roles: ['approver'] }];
    expect(refusalOf({}, none)).toMatchObject({ code: 'ARGUMENT_INVALID', params: { path: 'people' } });
    expect(refusalOf({ votes: false, weight: 0 }, none)).toBeUndefined();
  });
});
