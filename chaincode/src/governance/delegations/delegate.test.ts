import { CAREFUL_TRACK, SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import { permissionsOf, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Change } from '../change.js';
import type { Charter, Track } from '../charter.js';
import type { MemberId, Millis, PersonId, TxId } from '../ids.js';
import type { MemberRecord } from '../records/members.js';
import type { DelegationRecord } from '../records/proposals.js';
import type { Verdict } from '../verdict.js';
import { decideDelegate, decideRevokeDelegation, endedDelegations } from './delegate.js';

const NOW = 1_000_000;
const LONGEST = 60_000;
const STATE = sampleState();

function memberOf(id: string): MemberRecord {
  const found = STATE.members.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no member ${id}`);
  return found;
}

function as(member: MemberRecord, roles: readonly string[] = ['guardian']): Context<PersonActor> {
  const person = STATE.people.find((one) => one.memberId === member.id);
  if (person === undefined) throw new Error(`nobody of ${member.id}`);
  const actor = { kind: 'person', member, person, permissions: permissionsOf(roles, SAMPLE_CHARTER) };
  return { actor, now: NOW, txId: 'b'.repeat(64) as TxId } as unknown as Context<PersonActor>;
}

function charterWith(more: Partial<NonNullable<Track['delegation']>>): Charter {
  const delegation = {
    longest: 'PT1M',
    perHolder: 1,
    countsAsPresent: true,
    within: 'anyone',
    ...more,
  } as const;
  return {
    ...SAMPLE_CHARTER,
    tracks: { ...SAMPLE_CHARTER.tracks, careful: { ...CAREFUL_TRACK, delegation } },
  };
}

function given(from: string, to: string, more: Partial<DelegationRecord> = {}): DelegationRecord {
  return {
    schemaVersion: 1,
    trackId: 'careful',
    from: from as MemberId,
    to: to as MemberId,
    personId: `${from}.gil` as PersonId,
    since: NOW - 1000,
    until: NOW + 1000,
    txId: 'a'.repeat(64) as TxId,
    ...more,
  };
}

interface Giving {
  readonly giver?: MemberRecord;
  readonly holder?: MemberRecord | null;
  readonly charter?: Charter;
  readonly delegations?: readonly DelegationRecord[];
  readonly trackId?: string;
  readonly until?: Millis;
  readonly roles?: readonly string[];
}

function give({
  giver = memberOf('bank'),
  holder = memberOf('exchange'),
  charter = charterWith({}),
  delegations = [],
  trackId = 'careful',
  until = NOW + LONGEST,
  roles,
}: Giving) {
  const command = { trackId, to: holder?.id ?? ('ghost' as MemberId), until };
  return decideDelegate({ charter, delegations, holder }, command, as(giver, roles));
}

function codeOf(verdict: Verdict<unknown>): string {
  return verdict.ok ? 'accepted' : verdict.refusal.code;
}

describe('who may hold it', () => {
  const bank = memberOf('bank');
  const holder = memberOf('exchange');
  const of = (member: MemberRecord, more: Partial<MemberRecord>): MemberRecord => ({ ...member, ...more });

  test.each<[string, 'anyone' | 'group' | 'kind', Partial<MemberRecord>, Partial<MemberRecord>, string]>([
    ['an affiliate', 'group', { group: 'north' }, { group: 'north' }, 'accepted'],
    ['one of another group', 'group', { group: 'north' }, { group: 'south' }, 'DELEGATION_OUTSIDE'],
    ['one without a group', 'group', { group: 'north' }, {}, 'DELEGATION_OUTSIDE'],
    ['one of a group, by who has none', 'group', {}, { group: 'north' }, 'DELEGATION_OUTSIDE'],
    ['one without a group, by who has none', 'group', {}, {}, 'DELEGATION_OUTSIDE'],
    [
      'one that shares one of several kinds',
      'kind',
      { kinds: ['ordinary-user', 'system-operator'] },
      { kinds: ['system-operator', 'data-provider'] },
      'accepted',
    ],
    [
      'one of other kinds',
      'kind',
      { kinds: ['ordinary-user', 'data-provider'] },
      { kinds: ['system-operator'] },
      'DELEGATION_OUTSIDE',
    ],
    [
      'an affiliate of another kind',
      'kind',
      { group: 'n', kinds: ['data-provider'] },
      { group: 'n' },
      'DELEGATION_OUTSIDE',
    ],
    ['anyone', 'anyone', { kinds: ['data-provider'] }, { kinds: ['system-operator'] }, 'accepted'],
    ['one that votes no more', 'anyone', {}, { votes: false }, 'DELEGATION_OUTSIDE'],
    ['one that is leaving and has not left', 'anyone', {}, { status: 'leaving' }, 'accepted'],
    ['one that is suspended', 'anyone', {}, { status: 'suspended' }, 'MEMBER_NOT_ACTIVE'],
    ['one that has left', 'anyone', {}, { status: 'left' }, 'MEMBER_NOT_ACTIVE'],
  ])('%s, within %s', (...[, within, giverIs, holderIs, code]) => {
    const charter = charterWith({ within });
    const verdict = give({ charter, giver: of(bank, giverIs), holder: of(holder, holderIs) });
    expect(codeOf(verdict)).toBe(code);
  });
});

test.each<[string, Giving, string]>([
  ['to the last moment that the track allows', { until: NOW + LONGEST }, 'accepted'],
  ['a moment longer', { until: NOW + LONGEST + 1 }, 'DELEGATION_TOO_LONG'],
  ['for a moment', { until: NOW + 1 }, 'accepted'],
  ['until now', { until: NOW }, 'DELEGATION_TOO_LONG'],
  ['on a track that there is not', { trackId: 'nowhere' }, 'DELEGATION_NOT_ALLOWED'],
  ['on a track without delegation', { trackId: 'ordinary' }, 'DELEGATION_NOT_ALLOWED'],
  ['to itself', { holder: memberOf('bank') }, 'DELEGATION_OUTSIDE'],
  ['to nobody', { holder: null }, 'MEMBER_NOT_FOUND'],
  ['by a person who may not', { roles: ['representative'] }, 'PERMISSION_DENIED'],
  ['by who has no vote', { giver: memberOf('regulator') }, 'MEMBER_DOES_NOT_VOTE'],
])('given %s: %s', (_how, giving, code) => {
  expect(codeOf(give(giving))).toBe(code);
});

test.each<[string, DelegationRecord[], string]>([
  ['represents another already', [given('insurer', 'exchange')], 'DELEGATIONS_TOO_MANY'],
  ['represents the giver already', [given('bank', 'exchange')], 'accepted'],
  ['is represented itself', [given('exchange', 'insurer')], 'accepted'],
  ['represented another until now', [given('insurer', 'exchange', { until: NOW })], 'accepted'],
  [
    'represented another, who took it back',
    [given('insurer', 'exchange', { revokedAt: NOW - 1 })],
    'accepted',
  ],
])('a holder of at most one, that %s: %s', (_what, delegations, code) => {
  expect(codeOf(give({ delegations }))).toBe(code);
});

const taken = (before: DelegationRecord): Change =>
  changed('delegation.revoked', before, { kind: 'delegation', record: { ...before, revokedAt: NOW } });

test('the record says who gave what to whom; what it replaces ends, and nothing else does', () => {
  const before = given('bank', 'insurer');
  const past = given('bank', 'university', { until: NOW });
  const record: DelegationRecord = {
    ...given('bank', 'exchange', { since: NOW, until: NOW + 5 }),
    personId: as(memberOf('bank')).actor.person.id,
    txId: 'b'.repeat(64) as TxId,
  };
  const delegations = [before, past, given('university', 'insurer')];
  expect(give({ delegations, until: NOW + 5 })).toEqual({
    ok: true,
    value: {
      changes: [taken(before), changed('delegation.given', null, { kind: 'delegation', record })],
      result: { trackId: 'careful', from: 'bank', to: 'exchange', until: NOW + 5 },
    },
  });
});

describe('taking it back', () => {
  const alive = given('bank', 'exchange');
  const delegations = [
    given('bank', 'insurer', { revokedAt: NOW - 10 }),
    given('bank', 'university', { until: NOW }),
    alive,
    given('insurer', 'exchange'),
  ];
  const command = { trackId: 'careful' };

  test('ends what is alive of the giver, and nothing else', () => {
    expect(decideRevokeDelegation({ delegations }, command, as(memberOf('bank')))).toEqual({
      ok: true,
      value: { changes: [taken(alive)], result: { trackId: 'careful', from: 'bank' } },
    });
  });

  test('is refused to a person who may not, and where nothing is alive', () => {
    const code = (...[member, roles]: Parameters<typeof as>): string =>
      codeOf(decideRevokeDelegation({ delegations }, command, as(member, roles)));
    expect(code(memberOf('bank'), ['representative'])).toBe('PERMISSION_DENIED');
    expect(code(memberOf('university'))).toBe('DELEGATION_NOT_FOUND');
  });

  test('happens by itself, from and to a member that can no longer vote', () => {
    const to = given('insurer', 'bank');
    const others = [given('university', 'insurer'), given('insurer', 'bank', { revokedAt: NOW })];
    expect(endedDelegations('bank' as MemberId, [...delegations, to, ...others], NOW)).toEqual([
      taken(alive),
      taken(to),
    ]);
  });
});
