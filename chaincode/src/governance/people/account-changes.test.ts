import { sampleState } from '../../testing/sample-state.js';
import { without } from '../../testing/without.js';
import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import type { Context, PersonActor } from '../authority/actor.js';
import { permissionsOf } from '../authority/actor.js';
import type { Charter } from '../charter.js';
import type { Effects } from '../change.js';
import type { MemberId, PersonId, TxId } from '../ids.js';
import type { AccountChange, AccountRequestRecord } from '../records/accounts.js';
import type { Bar, PersonRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import type { Verdict } from '../verdict.js';
import { planBar, planClose, planRegister, planRenew, planUnbar, type Planned } from './account-changes.js';
import { decideAccountAgreement, decideAccountRequest, keepersNeeded } from './keep-accounts.js';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 100 * DAY;
const BANK = 'bank' as MemberId;
const [REP, ANN, GIL, NEW] = ['bank.rep', 'bank.ann', 'bank.gil', 'bank.new'] as PersonId[] as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];
const STATE = sampleState();
const AT = { state: STATE, now: NOW };

function personIn(state: GovernanceState, personId: PersonId): PersonRecord {
  const person = state.people.find(({ id }) => id === personId);
  if (person === undefined) throw new Error(`nobody is ${personId}`);
  return person;
}

function withPerson(personId: PersonId, more: Partial<PersonRecord>, state = STATE): GovernanceState {
  return { ...state, people: state.people.map((one) => (one.id === personId ? { ...one, ...more } : one)) };
}

function withAccounts(accounts: Partial<NonNullable<Charter['accounts']>>, state = STATE): GovernanceState {
  const rules = { ...(SAMPLE_CHARTER.accounts ?? { lockWindow: 'P3D' }), ...accounts };
  return { ...state, charter: { ...SAMPLE_CHARTER, accounts: rules } };
}

const byVote: Bar = { kind: 'frozen', source: 'a'.repeat(64), since: NOW };
const byBank: Bar = { kind: 'locked', source: 'bank', since: NOW };
const byReset: Bar = { kind: 'locked', source: 'f'.repeat(64), since: NOW };

function changes(planned: Planned): unknown[] {
  if (!planned.ok) throw new Error(planned.refusal.code);
  return planned.value.map(({ event, before, after }) => [event, before, after]);
}

const codeOf = (verdict: Verdict<unknown>): string => (verdict.ok ? 'accepted' : verdict.refusal.code);

describe('what is done to an account', () => {
  const closed = withPerson(ANN, { status: 'closed' });
  const frees = { event: 'person.unfrozen', goes: () => true } as const;
  test.each<[string, (personId: PersonId, state: GovernanceState) => Planned]>([
    [
      'renewed',
      (id, state) => planRenew(id, { state: withAccounts({ longestValidity: 'P1D' }, state), now: 0 }),
    ],
    ['barred', (id, state) => planBar(id, byVote, { state, now: NOW })],
    ['freed', (id, state) => planUnbar(id, frees, { state, now: NOW })],
    ['closed', (id, state) => planClose(id, 'x', { state, now: NOW })],
  ])('needs one that is there and not closed: to be %s', (_what, plan) => {
    expect(plan(NEW, STATE)).toMatchObject({
      refusal: { code: 'PERSON_NOT_FOUND', params: { personId: NEW } },
    });
    expect(plan(ANN, closed)).toMatchObject({
      refusal: { code: 'PERSON_CLOSED', params: { personId: ANN } },
    });
  });

  test('a freeze is one, a lock is one, and they end by their own names', () => {
    const ann = personIn(STATE, ANN);
    const frozen: PersonRecord = { ...ann, status: 'frozen', bars: [byVote] };
    const locked: PersonRecord = { ...ann, status: 'locked', bars: [byBank] };
    expect(changes(planBar(ANN, byVote, AT))).toEqual([['person.frozen', ann, frozen]]);
    expect(changes(planBar(ANN, byBank, AT))).toEqual([['person.locked', ann, locked]]);
    const goes = ({ kind }: Bar): boolean => kind === 'frozen';
    const unfrozen = planUnbar(
      ANN,
      { event: 'person.unfrozen', goes },
      { state: withPerson(ANN, frozen), now: NOW },
    );
    expect(changes(unfrozen)).toEqual([['person.unfrozen', frozen, ann]]);
    const none = planUnbar(
      ANN,
      { event: 'person.unfrozen', goes },
      { state: withPerson(ANN, locked), now: NOW },
    );
    expect(none).toMatchObject({ refusal: { code: 'PERSON_NOT_BARRED', params: { personId: ANN } } });
  });

  test('a renewal counts from now on, also of one that has expired; where accounts do not end there is none', () => {
    const state = withAccounts(
      { longestValidity: 'P30D' },
      withPerson(ANN, { status: 'expired', validUntil: NOW }),
    );
    const before = personIn(state, ANN);
    const after: PersonRecord = { ...before, status: 'active', validUntil: NOW + 30 * DAY };
    expect(changes(planRenew(ANN, { state, now: NOW }))).toEqual([['person.renewed', before, after]]);
    expect(codeOf(planRenew(ANN, AT))).toBe('ACCOUNT_WITHOUT_END');
    const charter = without(SAMPLE_CHARTER, 'accounts');
    expect(codeOf(planRenew(ANN, { state: { ...STATE, charter }, now: NOW }))).toBe('ACCOUNT_WITHOUT_END');
  });

  test('a closed one says when and why', () => {
    const before = personIn(STATE, ANN);
    const after: PersonRecord = { ...before, status: 'closed', closed: { at: NOW, reason: 'Left.' } };
    expect(changes(planClose(ANN, 'Left.', AT))).toEqual([['person.closed', before, after]]);
  });

  test('a new one is of its institution, valid for as long as the charter lets it', () => {
    const person = { id: NEW, name: { en: 'New', zh: '新' }, roles: ['approver'] };
    const state = withAccounts({ longestValidity: 'P30D' });
    const record = {
      schemaVersion: 1,
      ...person,
      memberId: BANK,
      status: 'active',
      validUntil: NOW + 30 * DAY,
    };
    expect(changes(planRegister(BANK, person, { state, now: NOW }))).toEqual([
      ['person.registered', null, record],
    ]);
    const nowhere = planRegister('ghost' as MemberId, person, AT);
    expect(nowhere).toMatchObject({ refusal: { code: 'MEMBER_NOT_FOUND', params: { memberId: 'ghost' } } });
  });
});

describe('how many it takes to keep an account', () => {
  const charter = (people: number | undefined, makerIsNotChecker?: boolean): Charter => ({
    ...SAMPLE_CHARTER,
    accounts: { lockWindow: 'P3D', ...(people === undefined ? {} : { keptBy: { people, roles: [] } }) },
    ...(makerIsNotChecker === undefined
      ? {}
      : { duties: { leastApprovals: 1, makerIsNotChecker, drafterIsNotApprover: false } }),
  });
  test.each([
    [1, undefined, 1],
    [3, undefined, 3],
    [1, false, 1],
    [1, true, 2],
    [3, true, 3],
  ])('%s by the charter, maker not checker %s: %s', (people, makerIsNotChecker, needed) => {
    expect(keepersNeeded(charter(people, makerIsNotChecker), BANK)).toEqual({ ok: true, value: needed });
  });

  test('a vote, where the charter says nothing of it', () => {
    for (const one of [charter(undefined), without(SAMPLE_CHARTER, 'accounts')]) {
      expect(keepersNeeded(one, BANK)).toMatchObject({
        refusal: { code: 'ACCOUNTS_BY_VOTE', params: { memberId: BANK } },
      });
    }
  });
});

describe('people who keep accounts', () => {
  function by(personId: PersonId, state = STATE): Context<PersonActor> {
    const person = personIn(state, personId);
    const member = state.members.find(({ id }) => id === person.memberId);
    const permissions = permissionsOf(person.roles, state.charter);
    const actor = { person, member, permissions } as unknown as PersonActor;
    return { actor, now: NOW, txId: 'b'.repeat(64) as TxId };
  }
  const unlock: AccountChange = { kind: 'unlock', personId: ANN, reason: 'x' };
  const asked = (change: AccountChange, more: Partial<AccountRequestRecord> = {}): AccountRequestRecord => ({
    ...{
      schemaVersion: 1,
      id: 'c'.repeat(64) as TxId,
      memberId: BANK,
      change,
      askedBy: REP,
      at: 0,
      agreed: [],
    },
    ...more,
  });
  const agrees = (who: PersonId, request: AccountRequestRecord | null, state = STATE) =>
    decideAccountAgreement({ state, request }, { requestId: 'c'.repeat(64) }, by(who, state));

  function written(decided: Verdict<Effects>): unknown {
    if (!decided.ok) throw new Error(decided.refusal.code);
    const { changes: all, result } = decided.value;
    return { ...result, changes: all.map(({ event, before, after }) => [event, before, after]) };
  }

  test('ask, and agree: what is asked for happens with the last word that it takes', () => {
    const change: AccountChange = { kind: 'lock', personId: ANN, reason: 'Lost.' };
    const request = { ...asked(change), id: 'b'.repeat(64) as TxId, at: NOW };
    const result = { requestId: request.id, personId: ANN };
    expect(written(decideAccountRequest(STATE, change, by(REP)))).toEqual({
      ...result,
      done: false,
      changes: [['account.requested', null, request]],
    });
    const ann = personIn(STATE, ANN);
    expect(written(agrees(GIL, request))).toEqual({
      ...result,
      done: true,
      changes: [
        ['account.agreed', request, { ...request, agreed: [GIL], doneAt: NOW }],
        ['person.locked', ann, { ...ann, status: 'locked', bars: [byBank] }],
      ],
    });
  });

  test('nobody else does, nothing twice, and nobody alone', () => {
    const change: AccountChange = { kind: 'close', personId: ANN, reason: 'x' };
    expect(codeOf(agrees(ANN, asked(change)))).toBe('PERMISSION_DENIED');
    expect(codeOf(agrees(GIL, null))).toBe('REQUEST_NOT_FOUND');
    expect(codeOf(agrees('exchange.gil' as PersonId, asked(change)))).toBe('REQUEST_NOT_FOUND');
    expect(codeOf(agrees(GIL, asked(change, { doneAt: NOW })))).toBe('REQUEST_DONE');
    expect(codeOf(agrees(REP, asked(change)))).toBe('MAKER_IS_CHECKER');
    expect(codeOf(agrees(GIL, asked(change, { agreed: [GIL] })))).toBe('MAKER_IS_CHECKER');
  });

  test('ask in vain where the charter leaves accounts to votes', () => {
    const charter: Charter = { ...SAMPLE_CHARTER, accounts: { lockWindow: 'P3D' } };
    const change: AccountChange = { kind: 'close', personId: ANN, reason: 'x' };
    expect(codeOf(decideAccountRequest({ ...STATE, charter }, change, by(REP)))).toBe('ACCOUNTS_BY_VOTE');
  });

  test('unlock what the institution itself has locked, and nothing that others have', () => {
    const both = withPerson(ANN, { status: 'locked', bars: [byReset, byBank] });
    expect(written(agrees(GIL, asked(unlock), both))).toMatchObject({
      changes: [
        ['account.agreed', {}, {}],
        ['person.unlocked', { status: 'locked' }, { status: 'locked', bars: [byReset] }],
      ],
    });
    const other = withPerson(ANN, { status: 'locked', bars: [byReset] });
    expect(codeOf(agrees(GIL, asked(unlock), other))).toBe('PERSON_NOT_BARRED');
  });

  test('whose account has expired have a word in renewals only', () => {
    const state = withAccounts(
      { longestValidity: 'P30D' },
      withPerson(REP, { status: 'expired', validUntil: NOW }),
    );
    const renewal = asked({ kind: 'renew', personId: ANN });
    const closing = asked({ kind: 'close', personId: ANN, reason: 'x' });
    expect(written(agrees(GIL, renewal, state))).toMatchObject({ done: true });
    expect(written(agrees(GIL, closing, state))).toMatchObject({ done: false });
  });

  test('who have lost the role or the account meanwhile have no word any more', () => {
    const request = asked({ kind: 'close', personId: ANN, reason: 'x' });
    for (const more of [{ roles: ['approver'] }, { status: 'closed' }, { status: 'locked' }] as const) {
      expect(written(agrees(GIL, request, withPerson(REP, more)))).toMatchObject({ done: false });
    }
  });
});
