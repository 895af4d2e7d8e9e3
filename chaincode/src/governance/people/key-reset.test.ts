import { sampleState } from '../../testing/sample-state.js';
import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { without } from '../../testing/without.js';
import type { Caller, Context, PersonActor } from '../authority/actor.js';
import { permissionsOf } from '../authority/actor.js';
import type { Charter } from '../charter.js';
import { planActions } from '../actions/catalogue.js';
import type { Fingerprint, MspId, PersonId, TxId } from '../ids.js';
import type { KeyResetRecord } from '../records/accounts.js';
import type { Bar, MemberRecord, PersonCredentialRecord, PersonRecord } from '../records/members.js';
import type { ProposalRecord } from '../records/proposals.js';
import type { Effects } from '../change.js';
import type { Verdict } from '../verdict.js';
import {
  decideAskReset,
  decideCancelReset,
  decideCompleteReset,
  decideGrantReset,
  type ResetState,
} from './decide-key-reset.js';
import { planCompletion } from './key-reset.js';
import { identifyNewKey, needKeeper } from './new-key.js';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 100 * DAY;
const [REP, ANN, GIL] = ['bank.rep', 'bank.ann', 'bank.gil'] as PersonId[] as [PersonId, PersonId, PersonId];
const [OLD, FRESH, THIRD] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as Fingerprint[] as [
  Fingerprint,
  Fingerprint,
  Fingerprint,
];
const STATE = sampleState();

function personOf(id: PersonId): PersonRecord {
  const person = STATE.people.find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody is ${id}`);
  return person;
}

function memberOf(id: string): MemberRecord {
  const member = STATE.members.find((one) => one.id === id);
  if (member === undefined) throw new Error(`nobody is ${id}`);
  return member;
}

const REP_PERSON = personOf(REP);
const LIVE: PersonCredentialRecord = { schemaVersion: 1, personId: REP, fingerprint: OLD };
const ASKED: KeyResetRecord = {
  ...{
    schemaVersion: 1,
    personId: REP,
    fingerprint: FRESH,
    reason: 'Lost.',
    askedBy: ANN,
    at: 0,
    grants: [],
  },
};
const GRANTED: KeyResetRecord = { ...ASKED, grants: [GIL], grantedAt: NOW, lockedUntil: NOW + 3 * DAY };
const BAR: Bar = { kind: 'locked', source: FRESH, since: NOW };
const LOCKED: PersonRecord = { ...REP_PERSON, status: 'locked', bars: [BAR] };

function resets(more: Partial<ResetState> = {}): ResetState {
  const colleagues = STATE.people.filter(({ memberId }) => memberId === REP_PERSON.memberId);
  return { person: REP_PERSON, colleagues, live: LIVE, credential: null, resets: [ASKED], ...more };
}

function by(id: PersonId, now = NOW): Context<PersonActor> {
  const person = personOf(id);
  const permissions = permissionsOf(person.roles, SAMPLE_CHARTER);
  const actor = { person, member: memberOf(person.memberId), permissions } as unknown as PersonActor;
  return { actor, now, txId: 'b'.repeat(64) as TxId };
}

const ON = { personId: REP, fingerprint: FRESH };
const codeOf = (verdict: Verdict<unknown>): string => (verdict.ok ? 'accepted' : verdict.refusal.code);

function written(decided: Verdict<Effects>): unknown[] {
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value.changes.map(({ event, before, after }) => [event, before, after]);
}

describe('asking', () => {
  const asks = (state: ResetState, askedBy: PersonId | null = null) =>
    decideAskReset(state, { ...ON, reason: 'Lost.' }, { askedBy, now: NOW });

  test('writes down who has asked, when and why, and nothing else', () => {
    for (const askedBy of [null, ANN]) {
      const record = { ...ASKED, askedBy, at: NOW };
      expect(written(asks(resets({ resets: [] }), askedBy))).toEqual([['key-reset.asked', null, record]]);
    }
  });

  test('again begins anew once the one before has ended', () => {
    const over: KeyResetRecord = { ...GRANTED, ended: { how: 'cancelled', at: NOW } };
    const record = { ...ASKED, askedBy: null, at: NOW };
    const other = { ...GRANTED, fingerprint: THIRD };
    expect(written(asks(resets({ resets: [other, over] })))).toEqual([['key-reset.asked', over, record]]);
  });

  test('with a key that acts already is told whose it is', () => {
    const credential = { schemaVersion: 1, fingerprint: FRESH, personId: ANN, boundAt: 0 } as const;
    const live = { ...LIVE, fingerprint: FRESH };
    for (const [state, personId] of [
      [resets({ credential }), ANN],
      [resets({ live }), REP],
    ] as const) {
      expect(asks(state)).toMatchObject({
        refusal: { code: 'CREDENTIAL_ALREADY_BOUND', params: { personId } },
      });
    }
  });
});

describe('granting', () => {
  const needs = (people: number): Charter => ({
    ...SAMPLE_CHARTER,
    accounts: { lockWindow: 'P3D', resetBy: { people } },
  });
  const grants = (charter: Charter, state: ResetState = resets(), who = GIL) =>
    decideGrantReset({ ...state, charter }, ON, by(who));

  test('with as many as it takes the lock window begins, and before that nothing', () => {
    expect(written(grants(needs(2)))).toEqual([['key-reset.agreed', ASKED, { ...ASKED, grants: [GIL] }]]);
    expect(written(grants(needs(1)))).toEqual([
      ['key-reset.granted', ASKED, GRANTED],
      ['person.locked', REP_PERSON, LOCKED],
    ]);
  });

  test('needs a vote where the charter lets nobody grant it', () => {
    const charters: Charter[] = [
      { ...SAMPLE_CHARTER, accounts: { lockWindow: 'P3D' } },
      without(SAMPLE_CHARTER, 'accounts'),
    ];
    for (const charter of charters) expect(codeOf(grants(charter))).toBe('RESET_NEEDS_VOTE');
  });

  test('is for people who keep accounts of that institution, and who have not said so yet', () => {
    expect(codeOf(grants(needs(2), resets(), 'bank.ben' as PersonId))).toBe('PERMISSION_DENIED');
    expect(codeOf(grants(needs(2), resets(), 'exchange.gil' as PersonId))).toBe('PERSON_NOT_YOURS');
    expect(codeOf(grants(needs(3), resets({ resets: [{ ...ASKED, grants: [GIL] }] })))).toBe(
      'MAKER_IS_CHECKER',
    );
  });

  test('is not possible of one that is granted already, or beside another that runs', () => {
    const other = { ...GRANTED, fingerprint: THIRD };
    for (const [all, fingerprint] of [
      [[{ ...GRANTED, grants: [] }], FRESH],
      [[ASKED, other], THIRD],
    ] as const) {
      expect(grants(needs(1), resets({ resets: all }))).toMatchObject({
        refusal: { code: 'RESET_RUNNING', params: { personId: REP, fingerprint } },
      });
    }
    const over: KeyResetRecord = { ...other, ended: { how: 'cancelled', at: NOW } };
    const asked = { ...ASKED, fingerprint: THIRD };
    expect(codeOf(grants(needs(1), resets({ resets: [over, ASKED] })))).toBe('accepted');
    expect(codeOf(grants(needs(1), resets({ resets: [asked, ASKED] })))).toBe('accepted');
  });
});

describe('cancelling', () => {
  const cancels = (now: number, person = LOCKED, reset = GRANTED) =>
    decideCancelReset(resets({ person, resets: [reset] }), { ...ON, reason: 'Not me.' }, by(REP, now));

  test('is possible in the window’s last moment and not after, and takes away the lock of the reset alone', () => {
    const frozen: Bar = { kind: 'frozen', source: 'a'.repeat(64), since: 0 };
    const person: PersonRecord = { ...LOCKED, status: 'frozen', bars: [frozen, BAR] };
    const last = NOW + 3 * DAY - 1;
    const ended = { how: 'cancelled', at: last, reason: 'Not me.' };
    expect(written(cancels(last, person))).toEqual([
      ['key-reset.cancelled', GRANTED, { ...GRANTED, ended }],
      ['person.unlocked', person, { ...person, bars: [frozen] }],
    ]);
    expect(cancels(last + 1)).toMatchObject({
      refusal: { code: 'RESET_WINDOW_OVER', params: { endedAt: last + 1 } },
    });
  });

  test('of what is not granted yet changes nothing about the account', () => {
    const ended = { how: 'cancelled', at: NOW, reason: 'Not me.' };
    expect(written(cancels(NOW, REP_PERSON, ASKED))).toEqual([
      ['key-reset.cancelled', ASKED, { ...ASKED, ended }],
    ]);
  });
});

describe('completing', () => {
  const due = NOW + 3 * DAY;
  const ofBank: Bar = { kind: 'locked', source: 'bank', since: NOW };
  const ofVote: Bar = { kind: 'locked', source: 'a'.repeat(64), since: NOW };

  test('gives the account to the new key, without the locks of the reset and of the own institution', () => {
    const person = { ...LOCKED, bars: [BAR, ofBank, ofVote] };
    const done = decideCompleteReset(resets({ person, resets: [GRANTED] }), ON, { now: due });
    expect(written(done)).toEqual([
      ['key-reset.completed', GRANTED, { ...GRANTED, ended: { how: 'completed', at: due } }],
      ['person.unlocked', person, { ...person, bars: [ofVote] }],
      ['credential.replaced', LIVE, { ...LIVE, fingerprint: FRESH }],
    ]);
  });

  test.each<[string, string, Partial<ResetState>, number]>([
    ['before the window is over', 'RESET_LOCKED', {}, due - 1],
    ['of what nobody has granted', 'RESET_NOT_GRANTED', { resets: [ASKED] }, due],
    ['of a frozen account', 'PERSON_NOT_ACTIVE', { person: { ...LOCKED, status: 'frozen' } }, due],
    ['of a closed account', 'PERSON_NOT_ACTIVE', { person: { ...LOCKED, status: 'closed' } }, due],
    ['of nobody', 'PERSON_NOT_FOUND', { person: null }, due],
  ])('is not possible %s', (_what, code, more, now) => {
    const state = resets({ person: LOCKED, resets: [GRANTED], ...more });
    expect(codeOf(decideCompleteReset(state, ON, { now }))).toBe(code);
  });

  test('is not possible where the new key acts for somebody meanwhile, or twice', () => {
    const credential = { schemaVersion: 1, fingerprint: FRESH, personId: ANN, boundAt: 0 } as const;
    const state = resets({ person: LOCKED, resets: [GRANTED], credential });
    expect(decideCompleteReset(state, ON, { now: due })).toMatchObject({
      refusal: { code: 'CREDENTIAL_ALREADY_BOUND', params: { personId: ANN } },
    });
    const over: KeyResetRecord = { ...GRANTED, ended: { how: 'completed', at: due } };
    expect(planCompletion(over, { person: REP_PERSON, live: LIVE }, due)).toMatchObject({
      refusal: { code: 'RESET_OVER', params: { how: 'completed' } },
    });
  });
});

describe('a vote', () => {
  const vote = (
    records: readonly KeyResetRecord[],
    people = STATE.people,
    charter: Charter = SAMPLE_CHARTER,
  ) => {
    const payload = { ...ON, reason: 'By vote.' };
    const state = { ...STATE, people, charter, further: { 'key-reset': records } };
    const proposal = { id: 'a'.repeat(64) } as unknown as ProposalRecord;
    const planned = planActions([{ kind: 'person.reset-key', payload }], state, { now: NOW, proposal });
    return planned.ok ? { ok: true as const, value: { changes: planned.value, result: {} } } : planned;
  };
  const anew: KeyResetRecord = { ...ASKED, reason: 'By vote.', askedBy: null, at: NOW };
  const grantedNow = { grantedAt: NOW, lockedUntil: NOW + 3 * DAY };

  test('grants what nobody has asked for, what somebody has, and anew what has ended', () => {
    const over: KeyResetRecord = { ...GRANTED, ended: { how: 'cancelled', at: NOW } };
    const ofAnother: KeyResetRecord = { ...GRANTED, personId: ANN };
    for (const [records, before, after] of [
      [[ofAnother], null, anew],
      [[{ ...ASKED, fingerprint: THIRD }, ASKED], ASKED, ASKED],
      [[over], over, anew],
    ] as const) {
      expect(written(vote(records))).toEqual([
        ['key-reset.granted', before, { ...after, ...grantedNow }],
        ['person.locked', REP_PERSON, LOCKED],
      ]);
    }
  });

  test('does so where the charter says nothing of accounts, with the usual window', () => {
    expect(written(vote([], STATE.people, without(SAMPLE_CHARTER, 'accounts')))[0]).toEqual([
      'key-reset.granted',
      null,
      { ...anew, ...grantedNow },
    ]);
    const charter: Charter = { ...SAMPLE_CHARTER, accounts: { lockWindow: 'P5D' } };
    expect(written(vote([], STATE.people, charter))[0]).toMatchObject([
      'key-reset.granted',
      null,
      { lockedUntil: NOW + 5 * DAY },
    ]);
  });

  test('does not beside one that runs, or for an account that is closed', () => {
    expect(vote([GRANTED])).toMatchObject({
      refusal: { code: 'RESET_RUNNING', params: { personId: REP, fingerprint: FRESH } },
    });
    expect(vote([{ ...GRANTED, fingerprint: THIRD }])).toMatchObject({
      refusal: { code: 'RESET_RUNNING', params: { personId: REP, fingerprint: THIRD } },
    });
    const people = STATE.people.map((one) => (one.id === REP ? { ...one, status: 'closed' as const } : one));
    expect(codeOf(vote([], people))).toBe('PERSON_CLOSED');
  });
});

describe('a new key', () => {
  const member = memberOf('bank');
  const caller = (mspId: string, enrolmentId?: string): Caller =>
    ({ mspId: mspId as MspId, fingerprint: FRESH, enrolmentId }) as unknown as Caller;
  const holder = { person: REP_PERSON, member };

  test('is the person’s by a certificate of the own institution in the own name, and has no permission', () => {
    const own = caller('bankMSP', REP);
    expect(identifyNewKey(holder, own)).toEqual({
      ok: true,
      value: { kind: 'person', caller: own, ...holder, permissions: new Set() },
    });
    for (const [other, enrolmentId] of [
      [caller('exchangeMSP', REP), REP],
      [caller('bankMSP', ANN), ANN],
      [caller('bankMSP'), ''],
    ] as const) {
      expect(identifyNewKey(holder, other)).toMatchObject({
        refusal: { code: 'CREDENTIAL_NOT_PERSONS', params: { personId: REP, enrolmentId } },
      });
    }
  });

  test('of nobody, or of an institution that is not there, is none', () => {
    for (const [name, personId] of [
      ['bank.nobody', 'bank.nobody'],
      [undefined, ''],
    ] as const) {
      expect(identifyNewKey({ person: null, member }, caller('bankMSP', name))).toMatchObject({
        refusal: { code: 'PERSON_NOT_FOUND', params: { personId } },
      });
    }
    expect(identifyNewKey({ person: REP_PERSON, member: null }, caller('bankMSP', REP))).toMatchObject({
      refusal: { code: 'MEMBER_NOT_FOUND', params: { memberId: 'bank' } },
    });
    const gone = { person: REP_PERSON, member: { ...member, status: 'suspended' as const } };
    expect(codeOf(identifyNewKey(gone, caller('bankMSP', REP)))).toBe('MEMBER_NOT_ACTIVE');
  });

  test('is named by people who keep the accounts of that institution', () => {
    const code = (person: PersonRecord | null, who: string) =>
      needKeeper(person, by(who as PersonId).actor)?.refusal.code;
    expect(code(REP_PERSON, 'bank.gil')).toBeUndefined();
    expect(code(null, 'bank.gil')).toBeUndefined();
    expect(code(REP_PERSON, 'bank.ann')).toBe('PERMISSION_DENIED');
    expect(code(REP_PERSON, 'exchange.ann')).toBe('PERMISSION_DENIED');
    expect(code(REP_PERSON, 'exchange.gil')).toBe('PERSON_NOT_YOURS');
  });
});
