import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import type { BodyMembership, Seat } from '../charter/bodies.js';
import type { MemberId, PersonId } from '../ids.js';
import type { SeatRecord } from '../records/bodies.js';
import type { MemberStatus } from '../states.js';
import { membersOf, sittingByOffice, type BodyMembers, type BodyState } from './body-members.js';

const title = { en: 'x', zh: '甲' };

/** Five institutions: the insurer is suspended, the university is leaving, the exchange's guardian is frozen. */
function stateWith(membership: BodyMembership, seats: readonly SeatRecord[] = []): BodyState {
  const { members, people } = sampleState();
  const status: Partial<Record<string, MemberStatus>> = { insurer: 'suspended', university: 'leaving' };
  return {
    charter: { ...SAMPLE_CHARTER, bodies: { body: { title, purpose: 'guards', membership } } },
    members: members.map((one) => ({
      ...one,
      status: status[one.id] ?? 'active',
      ...(one.id === 'bank' ? { kinds: ['ordinary-user', 'system-operator'] } : {}),
    })),
    people: people.map((one) => (one.id === 'exchange.gil' ? { ...one, status: 'frozen' as const } : one)),
    seats,
  };
}

const all = (memberId: string) => ['ann', 'ben', 'gil', 'rep'].map((short) => `${memberId}.${short}`);
const seat = (number: number, memberId: string, personId?: string): SeatRecord => ({
  schemaVersion: 1,
  bodyId: 'body',
  seatClass: 'user',
  number,
  memberId: memberId as MemberId,
  ...(personId === undefined ? {} : { personId: personId as PersonId }),
  since: 0,
  terms: 1,
});
const ofSeats: BodyMembership = {
  of: 'seats',
  seats: { user: { title, number: 9, filledBy: 'appointment' } },
};
const byOffice = (role: string | undefined, more: Partial<Seat> = {}): BodyMembership => ({
  of: 'seats',
  seats: {
    office: { title, number: 9, filledBy: 'ex-officio', ...(role === undefined ? {} : { role }), ...more },
  },
});
const exchange = ['exchange.ann', 'exchange.ben', 'exchange.rep'];

test.each<[string, BodyMembership, readonly string[], readonly string[], SeatRecord[]?]>([
  [
    'institutions: those present, with their active people',
    { of: 'members' },
    ['bank', 'exchange', 'regulator', 'university'],
    [...all('bank'), ...exchange, ...all('regulator'), ...all('university')],
  ],
  [
    'institutions one of whose kinds is one of these',
    { of: 'members', kinds: ['regulator', 'system-operator'] },
    ['bank', 'regulator'],
    [...all('bank'), ...all('regulator')],
  ],
  [
    'named institutions, but not the suspended one',
    { of: 'members', list: ['insurer', 'bank'] },
    ['bank'],
    all('bank'),
  ],
  ['named institutions of a kind', { of: 'members', list: ['bank'], kinds: ['regulator'] }, [], []],
  [
    'whoever holds a role, is active, and is of a member that is present',
    { of: 'role', role: 'guardian' },
    ['bank', 'regulator', 'university'],
    ['bank.gil', 'regulator.gil', 'university.gil'],
  ],
  ['nobody, where nobody holds the role', { of: 'role', role: 'only-body-act' }, [], []],
  [
    'named people, with each institution once',
    { of: 'people', list: ['university.rep', 'bank.rep', 'bank.ann', 'insurer.rep', 'exchange.gil'] },
    ['bank', 'university'],
    ['bank.ann', 'bank.rep', 'university.rep'],
  ],
  [
    'holders of seats: a person for itself, an institution with everybody',
    ofSeats,
    ['bank', 'exchange'],
    ['bank.ann', ...exchange],
    [
      seat(1, 'bank', 'bank.ann'),
      seat(2, 'exchange'),
      seat(3, 'insurer'),
      { ...seat(4, 'university'), bodyId: 'other' },
    ],
  ],
  [
    'whoever sits by office: active holders of the role, of members that are present',
    byOffice('guardian'),
    ['bank', 'regulator', 'university'],
    ['bank.gil', 'regulator.gil', 'university.gil'],
  ],
  [
    'whoever sits by office, of an institution one of whose kinds is one of the seat’s',
    byOffice('guardian', { kinds: ['system-operator', 'data-provider'] }),
    ['bank'],
    ['bank.gil'],
  ],
  [
    'nobody by the role of a seat that is appointed',
    byOffice('guardian', { filledBy: 'appointment' }),
    [],
    [],
  ],
  ['nobody by an office without a role', byOffice(undefined), [], []],
])('to a body belong %s', (...[, membership, institutions, people, seats]) => {
  expect(membersOf('body', stateWith(membership, seats))).toEqual({ institutions, people } satisfies Record<
    keyof BodyMembers,
    readonly string[]
  >);
});

test('nobody belongs to a body that there is not', () => {
  expect(membersOf('other', stateWith({ of: 'members' }))).toEqual({ institutions: [], people: [] });
});

test('nobody sits by office whose account cannot act, or whose institution is not present', () => {
  const office: Seat = { title, number: 9, filledBy: 'ex-officio', role: 'guardian' };
  const sitting = sittingByOffice(office, stateWith({ of: 'members' })).map(({ id }) => id);
  expect([...sitting].sort()).toEqual(['bank.gil', 'regulator.gil', 'university.gil']);
});
