import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { without } from '../../testing/without.js';
import type { Charter } from '../charter.js';
import type { MemberId } from '../ids.js';
import type { ObligationRecord } from '../records/obligations.js';
import { duesLosses } from './dues.js';

const DAY = 24 * 60 * 60 * 1000;
const BANK = 'bank' as MemberId;
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  membership: {
    ...{ leastMembers: 1, warnMembers: 0, leastNodes: 0, warnNodes: 0, exitNotice: 'P30D' },
    dues: [
      { overdue: 'P10D', notice: 'P5D', loses: 'vote' },
      { overdue: 'P20D', notice: 'P5D', loses: 'membership' },
    ],
  },
};

/** Due on day 0, and put on record as overdue on day 1. */
function dues(more: Partial<ObligationRecord> = {}): ObligationRecord {
  return {
    ...{ dues: true, memberId: BANK, state: 'overdue', dueAt: 0, overdueSince: DAY },
    ...more,
  } as unknown as ObligationRecord;
}

const lost = (now: number, one: ObligationRecord, charter = CHARTER) => [
  ...duesLosses(BANK, { charter, obligations: [one] }, now),
];

test('each stage begins when the dues are so long overdue', () => {
  expect(lost(10 * DAY - 1, dues())).toEqual([]);
  expect(lost(10 * DAY, dues())).toEqual(['vote']);
  expect(lost(20 * DAY - 1, dues())).toEqual(['vote']);
  expect(lost(20 * DAY, dues())).toEqual(['vote', 'membership']);
});

test('but not before so long after the notice, which is that they are on record as overdue', () => {
  const late = dues({ overdueSince: 12 * DAY });
  expect(lost(17 * DAY - 1, late)).toEqual([]);
  expect(lost(17 * DAY, late)).toEqual(['vote']);
  expect(lost(99 * DAY, without(dues(), 'overdueSince'))).toEqual([]);
});

test.each<[string, ObligationRecord]>([
  ['what is reported as paid', dues({ state: 'fulfilled' })],
  ['what is accepted', dues({ state: 'accepted' })],
  ['what is waived', dues({ state: 'waived' })],
  ['what another one owes', dues({ memberId: 'insurer' as MemberId })],
  ['what is no dues', without(dues(), 'dues')],
])('%s costs nothing', (_what, one) => {
  expect(lost(99 * DAY, one)).toEqual([]);
});

test('dues cost nothing under a charter that says nothing of it', () => {
  expect(lost(99 * DAY, dues(), SAMPLE_CHARTER)).toEqual([]);
});
