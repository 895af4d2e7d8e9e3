import { SAMPLE_CHARTER, ORDINARY_TRACK, MAJORITY } from '../../testing/sample-charter.js';
import type { Charter, Track } from '../charter.js';
import type { MemberId, PersonId, ProposalId } from '../ids.js';
import type { AttendanceRecord } from '../records/attendance.js';
import type { SeatRecord } from '../records/bodies.js';
import type { MemberRecord, PersonRecord } from '../records/members.js';
import { NO_HISTORY, standingOf } from './attendance.js';
import { pinElectorate, type ElectorateState } from './pin-electorate.js';

function member(id: string, more: Partial<MemberRecord> = {}): MemberRecord {
  return {
    schemaVersion: 1,
    id: id as MemberId,
    mspId: `${id}MSP` as MemberRecord['mspId'],
    name: { en: id, zh: id },
    kinds: ['ordinary-user'],
    status: 'active',
    votes: true,
    weight: 1,
    decisionRule: { approvals: 1, makerIsNotChecker: false },
    agent: id as unknown as MemberRecord['agent'],
    since: 0,
    ...more,
  };
}

function person(
  memberId: string,
  roles: readonly string[],
  status: PersonRecord['status'] = 'active',
): PersonRecord {
  const id = `${memberId}.one` as PersonId;
  return { schemaVersion: 1, id, memberId: memberId as MemberId, name: { en: id, zh: id }, status, roles };
}

const charter: Charter = {
  ...SAMPLE_CHARTER,
  bodies: {
    board: {
      title: { en: 'Board', zh: '理事会' },
      purpose: 'decides',
      chair: 'chair',
      membership: {
        of: 'seats',
        seats: {
          founder: { title: { en: 'Founder', zh: '创始' }, number: 2, filledBy: 'appointment' },
          user: {
            title: { en: 'User', zh: '用户' },
            onePer: { members: 2, least: 1, most: 2 },
            filledBy: 'election',
          },
          interim: {
            title: { en: 'Interim', zh: '临时' },
            number: 5,
            filledBy: 'appointment',
            until: '1970-01-02T00:00:00Z',
          },
        },
      },
    },
    operators: {
      title: { en: 'Operators', zh: '运营者' },
      purpose: 'executes',
      membership: { of: 'members', kinds: ['system-operator'] },
    },
  },
};

function seat(memberId: string, seatClass: string, number = 1): SeatRecord {
  return {
    schemaVersion: 1,
    bodyId: 'board',
    seatClass,
    number,
    memberId: memberId as MemberId,
    since: 0,
    terms: 1,
  };
}

const DAY = 24 * 60 * 60 * 1000;

function state(members: readonly MemberRecord[], more: Partial<ElectorateState> = {}): ElectorateState {
  return {
    charter,
    members,
    people: members.map(({ id }) => person(id, [])),
    seats: [],
    history: NO_HISTORY,
    now: 2 * DAY,
    ...more,
  };
}

function pin(track: Partial<Track>, on: ElectorateState, subjects: readonly string[] = []) {
  const recusals = { subjects: subjects as readonly MemberId[], ruled: [] };
  return pinElectorate({ ...ORDINARY_TRACK, ...track }, recusals, on);
}

const ids = (pinned: ReturnType<typeof pin>) => pinned.electorate.map(({ memberId }) => memberId);

test('members with a vote decide while they are present: active, or leaving and not yet gone', () => {
  const members = [
    member('d', { status: 'suspended' }),
    member('b', { status: 'leaving' }),
    member('a'),
    member('c', { votes: false, weight: 0 }),
    member('e', { status: 'left' }),
    member('f', { status: 'removed' }),
  ];
  expect(ids(pin({}, state(members)))).toEqual(['a', 'b']);
});

test('a track can let only a body, or only some kinds, decide, and count them alike', () => {
  const members = [
    member('a', { kinds: ['system-operator'], weight: 5 }),
    member('b', { kinds: ['data-provider', 'system-operator'], weight: 3 }),
    member('c', { weight: 2 }),
  ];
  const electorate = { fixed: 'submission', weight: 'equal' } as const;
  const of = (part: object) => pin({ electorate: { ...electorate, ...part } }, state(members));
  expect(of({ body: 'operators' }).electorate).toEqual([
    { memberId: 'a', weight: 1 },
    { memberId: 'b', weight: 1 },
  ]);
  expect(ids(of({ body: 'operators', kinds: ['data-provider'] }))).toEqual(['b']);
  expect(ids(of({ body: 'nowhere' }))).toEqual([]);
});

test('a body of seats knows its vacancies, its classes and its chair', () => {
  const members = ['a', 'b', 'c', 'd', 'e'].map((id) => member(id));
  const people = members.map(({ id }) => person(id, id === 'b' ? ['chair'] : []));
  const seats = [seat('a', 'founder'), seat('b', 'user'), seat('b', 'founder', 2)];
  const track: Partial<Track> = {
    electorate: { body: 'board', fixed: 'submission', weight: 'own' },
    castingVote: 'chair',
    threshold: { ...MAJORITY, among: 'user' },
  };
  // Two founders, ⌊5/2⌋ = 2 users, the interim seats have lapsed: four seats, three held.
  expect(pin(track, state(members, { seats, people }))).toEqual({
    electorate: [
      { memberId: 'a', weight: 1 },
      { memberId: 'b', weight: 1, classes: ['user'] },
    ],
    vacant: 1,
    chair: 'b',
  });
  const early = state(members, { seats, people, now: 0 });
  expect(pin(track, early).vacant).toBe(6);
  const two = members.map(({ id }) => person(id, ['chair']));
  expect(pin(track, state(members, { seats, people: two }))).not.toHaveProperty('chair');
  const frozen = members.map(({ id }) => person(id, ['chair'], id === 'b' ? 'frozen' : 'active'));
  expect(pin(track, state(members, { seats, people: frozen })).chair).toBe('a');
});

test('a cap lowers what counts and keeps the own weight beside it', () => {
  const members = [member('a', { weight: 8 }), member('b', { weight: 2 }), member('c', { weight: 2 })];
  const caps = { member: { numerator: 1, denominator: 2 } };
  const { electorate } = pin({ electorate: { fixed: 'submission', weight: 'own', caps } }, state(members));
  expect(electorate).toEqual([
    { memberId: 'a', weight: 4, ownWeight: 8 },
    { memberId: 'b', weight: 2 },
    { memberId: 'c', weight: 2 },
  ]);
});

test('who the matter is about is recused where the track says so', () => {
  const members = [member('a'), member('b')];
  const recusal = { declared: false, leaves: [], leastDisinterested: 0 };
  expect(pin({ recusal: { ...recusal, subject: true } }, state(members), ['a']).electorate[0]).toMatchObject({
    recused: 'subject',
  });
  expect(
    pin({ recusal: { ...recusal, subject: false } }, state(members), ['a']).electorate[0],
  ).not.toHaveProperty('recused');
  expect(pin({}, state(members), ['a']).electorate[0]).not.toHaveProperty('recused');
});

describe('absence', () => {
  /** Votes of a track, latest first: m for missed, p for present, - for not asked. */
  function history(marks: string): AttendanceRecord[] {
    return marks.split('').map((mark, index) => ({
      schemaVersion: 1,
      trackId: 'x',
      proposalId: `${index}` as ProposalId,
      decidedAt: 100 - index,
      present: mark === 'p' ? ['a' as MemberId] : [],
      missing: mark === 'm' ? ['a' as MemberId] : [],
    }));
  }
  const track = (attendance: Omit<NonNullable<Track['attendance']>, 'restoredBy'>): Track => ({
    ...ORDINARY_TRACK,
    attendance: { ...attendance, restoredBy: 'asking' },
  });
  const standing = (marks: string, rule: Track, resumedAt?: number) =>
    standingOf('a' as MemberId, rule, {
      ...NO_HISTORY,
      attendance: history(marks),
      resumptions:
        resumedAt === undefined
          ? []
          : [{ schemaVersion: 1, trackId: 'x', memberId: 'a' as MemberId, at: resumedAt }],
    });

  const twoInARow = track({ misses: 2, then: 'inactive' });
  const twoOfFour = track({ misses: 2, ofLast: 4, then: 'inactive' });
  const threeOfFive = track({ misses: 3, ofLast: 5, then: 'vote-suspended' });
  test.each([
    ['', twoInARow, 'good'],
    ['m', twoInARow, 'good'],
    ['mm', twoInARow, 'inactive'],
    ['mpm', twoInARow, 'good'],
    ['pmm', twoInARow, 'good'],
    ['m-m', twoInARow, 'inactive'],
    ['mpm', twoOfFour, 'inactive'],
    ['pmm', twoOfFour, 'good'],
    ['mpmpm', threeOfFive, 'vote-suspended'],
    ['mpppmm', threeOfFive, 'good'],
    ['mm', threeOfFive, 'good'],
  ] as const)('%j comes to %#: %s', (marks, rule, expected) => {
    expect(standing(marks, rule)).toBe(expected);
  });

  test('before a member asked to count again does not count', () => {
    expect(standing('mm', twoInARow, 99)).toBe('good');
    expect(standing('mm', twoInARow, 98)).toBe('inactive');
  });

  test('takes the ballot, or only the place in the base of the active', () => {
    const members = [member('a'), member('b')];
    const on = state(members, { history: { ...NO_HISTORY, attendance: history('mmm') } });
    const rule = { misses: 2, restoredBy: 'asking' } as const;
    expect(pin({ attendance: { ...rule, then: 'inactive' } }, on).electorate).toEqual([
      { memberId: 'a', weight: 1, inactive: true },
      { memberId: 'b', weight: 1 },
    ]);
    expect(ids(pin({ attendance: { ...rule, then: 'vote-suspended' } }, on))).toEqual(['b']);
  });
});
