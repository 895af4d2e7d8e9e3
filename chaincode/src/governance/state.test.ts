import { sampleState } from '../testing/sample-state.js';
import { changed, type Change } from './change.js';
import type { Charter } from './charter.js';
import type { MemberId, Sha256Hex } from './ids.js';
import type { SeatRecord } from './records/bodies.js';
import type { CharterRecord, MemberRecord } from './records/members.js';
import type { PenaltyRecord } from './records/penalties.js';
import type { TablingRecord } from './records/attendance.js';
import { afterChanges, furtherRecords, type GovernanceState } from './state.js';

const STATE = sampleState();
const seat = (number: number, memberId: string): SeatRecord => ({
  ...{
    schemaVersion: 1,
    bodyId: 'council',
    seatClass: 'all',
    number,
    memberId: memberId as MemberId,
    since: 0,
    terms: 1,
  },
});
const penalty = (memberId: string, state: string) =>
  ({ memberId, penaltyId: 'fine', source: 'a', state }) as unknown as PenaltyRecord;

function after(state: GovernanceState, ...changes: readonly Change[]): GovernanceState {
  return afterChanges(state, changes);
}

test('a member that changes is replaced, a new one stands in the order of the ids', () => {
  const [bank] = STATE.members;
  if (bank === undefined) throw new Error('the sample has members');
  const heavier: MemberRecord = { ...bank, weight: 9 };
  const clinic: MemberRecord = { ...bank, id: 'clinic' as MemberId };
  const { members } = after(
    STATE,
    changed('member.weighed', bank, { kind: 'member', record: heavier }),
    changed('member.admitted', null, { kind: 'member', record: clinic }),
  );
  expect(members.map(({ id, weight }) => [id, weight])).toEqual([
    ['bank', 9],
    ['clinic', 3],
    ['exchange', 2],
    ['insurer', 1],
    ['regulator', 0],
    ['university', 1],
  ]);
  expect(STATE.members).toHaveLength(5);
});

test('a seat is filled, given to another one, and falls vacant', () => {
  const filled = after(
    STATE,
    changed('seat.filled', null, { kind: 'seat', record: seat(2, 'bank') }),
    changed('seat.filled', null, { kind: 'seat', record: seat(1, 'insurer') }),
    changed('seat.filled', seat(2, 'bank'), { kind: 'seat', record: seat(2, 'exchange') }),
  );
  expect(filled.seats).toEqual([seat(1, 'insurer'), seat(2, 'exchange')]);
  const vacated = changed('seat.vacated', seat(1, 'insurer'), {
    kind: 'seat',
    record: seat(1, 'insurer'),
    delete: true,
  });
  expect(after(filled, vacated).seats).toEqual([seat(2, 'exchange')]);
});

test('an adopted charter is in force for what follows in the same transaction', () => {
  const charter: Charter = { ...STATE.charter, openProposalsPerMember: 9 };
  const record: CharterRecord = { schemaVersion: 1, version: 2, charter, hash: 'a' as Sha256Hex, since: 0 };
  const adopted = changed('charter.adopted', null, { kind: 'charter', record });
  expect(after(STATE, adopted)).toEqual({ ...STATE, charter, charterVersion: 2 });
  const first = { ...record, version: 1, charter: STATE.charter };
  const known = after({ ...STATE, further: { charter: [first] } }, adopted);
  expect(furtherRecords(known, 'charter')).toEqual([first, record]);
});

test('further records follow where they were read, and are missed where they were not', () => {
  const state = { ...STATE, further: { penalty: [penalty('bank', 'notice'), penalty('insurer', 'notice')] } };
  const enforced = changed('penalty.enforced', penalty('insurer', 'notice'), {
    kind: 'penalty',
    record: penalty('insurer', 'in-force'),
  });
  expect(furtherRecords(after(state, enforced), 'penalty')).toEqual([
    penalty('bank', 'notice'),
    penalty('insurer', 'in-force'),
  ]);
  expect(after(STATE, enforced)).toEqual(STATE);
  expect(() => furtherRecords(STATE, 'penalty')).toThrow('records of penalty were not read');
});

test('records that nothing tells apart cannot be followed', () => {
  const record = {} as unknown as TablingRecord;
  const change = changed('proposal.decided', null, { kind: 'tabling', record });
  expect(() => after({ ...STATE, further: { tabling: [] } }, change)).toThrow(
    'does not tell records of tabling apart',
  );
});
