import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import type { Charter } from '../charter.js';
import type { Seat } from '../charter/bodies.js';
import type { MemberId, PersonId } from '../ids.js';
import type { SeatRecord } from '../records/bodies.js';
import type { Candidate } from '../records/elections.js';
import type { MemberRecord, PersonRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { checkHolder, findSeats, openSeats, seated } from './terms.js';

const NOW = Date.UTC(2026, 0, 5, 9);
const DAY = 24 * 60 * 60_000;
const title = { en: 'x', zh: '甲' };

function charterWith(seat: Partial<Seat>): Charter {
  const user: Seat = { title, number: 3, filledBy: 'election', ...seat };
  return {
    ...SAMPLE_CHARTER,
    bodies: {
      assembly: { title, purpose: 'guards', membership: { of: 'members' } },
      board: { title, purpose: 'decides', membership: { of: 'seats', seats: { user } } },
    },
  };
}

function classWith(seat: Partial<Seat> = {}) {
  const found = findSeats('board', 'user', charterWith(seat));
  if (!found.ok) throw new Error('no seats');
  return found.value;
}

const held = (number: number, memberId: string, more: Partial<SeatRecord> = {}): SeatRecord => ({
  schemaVersion: 1,
  bodyId: 'board',
  seatClass: 'user',
  number,
  memberId: memberId as MemberId,
  since: NOW - DAY,
  terms: 1,
  ...more,
});

function stateWith(seats: readonly SeatRecord[], more: Partial<GovernanceState> = {}): GovernanceState {
  return { ...sampleState(), charter: charterWith({}), seats, ...more };
}

test.each<[string, string, string]>([
  ['a class of a body of seats', 'board', 'user'],
  ['a class that the body does not have', 'board', 'operator'],
  ['a body of institutions', 'assembly', 'user'],
  ['a body that there is not', 'council', 'user'],
])('seats are found of %s', (_what, bodyId, seatClass) => {
  const found = findSeats(bodyId, seatClass, charterWith({}));
  if (bodyId === 'board' && seatClass === 'user')
    expect(found).toMatchObject({ ok: true, value: { bodyId, seatClass } });
  else
    expect(found).toEqual({ ok: false, refusal: { code: 'SEAT_NOT_FOUND', params: { bodyId, seatClass } } });
});

test('open are vacant seats, and those whose term is over to the moment', () => {
  const seats = [
    held(1, 'bank', { until: NOW }),
    held(2, 'exchange', { until: NOW + 1 }),
    held(3, 'insurer'),
    held(4, 'bank', { bodyId: 'council' }),
    held(5, 'bank', { seatClass: 'operator' }),
  ];
  expect(openSeats(classWith({ number: 5 }), stateWith(seats), NOW)).toEqual([1, 4, 5]);
  expect(openSeats(classWith({ number: 2 }), stateWith(seats), NOW)).toEqual([1]);
});

describe('who may hold a seat', () => {
  const candidate = (memberId: string, personId?: string): Candidate => ({
    id: 'c',
    memberId: memberId as MemberId,
    ...(personId === undefined ? {} : { personId: personId as PersonId }),
  });
  const members = (id: string, more: Partial<MemberRecord>): Partial<GovernanceState> => ({
    members: sampleState().members.map((one) => (one.id === id ? { ...one, ...more } : one)),
  });
  const people = (id: string, more: Partial<PersonRecord>): Partial<GovernanceState> => ({
    people: sampleState().people.map((one) => (one.id === id ? { ...one, ...more } : one)),
  });
  const twice: Partial<Seat> = { term: { length: 'P1D', cohorts: 1, mostConsecutive: 2 } };

  test.each<[string, Candidate, string | undefined, Partial<GovernanceState>?, Partial<Seat>?]>([
    ['a member', candidate('bank'), undefined],
    [
      'one that is leaving and has not left',
      candidate('bank'),
      undefined,
      members('bank', { status: 'leaving' }),
    ],
    ['a suspended member', candidate('bank'), 'member', members('bank', { status: 'suspended' })],
    ['no member', candidate('ghost'), 'member'],
    ['a member of the kind', candidate('bank'), undefined, {}, { kinds: ['ordinary-user'] }],
    [
      'a member one of whose kinds is one of those',
      candidate('bank'),
      undefined,
      members('bank', { kinds: ['data-provider', 'ordinary-user'] }),
      { kinds: ['ordinary-user', 'system-operator'] },
    ],
    ['a member of another kind', candidate('bank'), 'kind', {}, { kinds: ['system-operator'] }],
    ['a person of the member', candidate('bank', 'bank.ann'), undefined],
    ['a person of another member', candidate('bank', 'exchange.ann'), 'person'],
    ['nobody that is known', candidate('bank', 'bank.eve'), 'person'],
    ['a frozen person', candidate('bank', 'bank.ann'), 'person', people('bank.ann', { status: 'frozen' })],
    ['one in its first of two terms', candidate('bank'), undefined, { seats: [held(1, 'bank')] }, twice],
    ['one in its last term', candidate('bank'), 'terms', { seats: [held(1, 'bank', { terms: 2 })] }, twice],
    [
      'one with two terms in any of the seats',
      candidate('bank'),
      'terms',
      { seats: [held(1, 'bank'), held(2, 'bank', { terms: 2 })] },
      twice,
    ],
    [
      'one with two terms in another class',
      candidate('bank'),
      undefined,
      { seats: [held(1, 'bank', { terms: 2, seatClass: 'operator' })] },
      twice,
    ],
    [
      'one with two terms in another body',
      candidate('bank'),
      undefined,
      { seats: [held(1, 'bank', { terms: 2, bodyId: 'council' })] },
      twice,
    ],
    [
      'one where another has two terms',
      candidate('bank'),
      undefined,
      { seats: [held(1, 'exchange', { terms: 2 })] },
      twice,
    ],
    [
      'a person whose colleague has two terms',
      candidate('bank', 'bank.ann'),
      undefined,
      { seats: [held(1, 'bank', { terms: 2, personId: 'bank.ben' as PersonId })] },
      twice,
    ],
    [
      'one with many terms where nothing bounds them',
      candidate('bank'),
      undefined,
      { seats: [held(1, 'bank', { terms: 9 })] },
    ],
  ])('%s', (...[, who, why, more = {}, seat = {}]) => {
    const refused = checkHolder(classWith(seat), who, stateWith([], more));
    if (why === undefined) expect(refused).toBeUndefined();
    else
      expect(refused?.refusal).toEqual({ code: 'CANDIDATE_NOT_ELIGIBLE', params: { candidate: 'c', why } });
  });
});

describe('a seat that is filled', () => {
  const holder: Candidate = { id: 'c', memberId: 'bank' as MemberId };
  const term = { length: 'P9D', cohorts: 3 };
  const fill = (number: number, seats: readonly SeatRecord[], seat: Partial<Seat> = { term }, who = holder) =>
    seated(classWith({ number: 7, ...seat }), { holder: who, number }, { state: stateWith(seats), now: NOW });

  test('ends its first term with its cohort, one cohort after the other', () => {
    const ends = [1, 2, 3, 4].map((number) => ((fill(number, []).until ?? 0) - NOW) / DAY);
    expect(ends).toEqual([3, 6, 9, 3]);
    const second = { term: { length: 'PT1S', cohorts: 3 } };
    expect([1, 2, 3].map((number) => (fill(number, [], second).until ?? 0) - NOW)).toEqual([333, 666, 1000]);
  });

  test('has whole terms from then on, whoever held it before, and counts those in a row', () => {
    expect(fill(1, [held(1, 'bank', { until: NOW })])).toEqual(
      held(1, 'bank', { since: NOW, until: NOW + 9 * DAY, terms: 2 }),
    );
    expect(fill(1, [held(1, 'exchange', { until: NOW })])).toEqual(
      held(1, 'bank', { since: NOW, until: NOW + 9 * DAY, terms: 1 }),
    );
    expect(fill(2, [held(1, 'exchange', { until: NOW })]).until).toBe(NOW + 6 * DAY);
  });

  test('lasts for an indefinite time without terms, and is a person’s where a person stood', () => {
    expect(fill(1, [], {}, { ...holder, personId: 'bank.ann' as PersonId })).toStrictEqual(
      held(1, 'bank', { since: NOW, personId: 'bank.ann' as PersonId }),
    );
  });
});
