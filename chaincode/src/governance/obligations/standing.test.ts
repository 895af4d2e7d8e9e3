import type { Charter } from '../charter.js';
import type { MemberId, ProposalId } from '../ids.js';
import { OBLIGATION_STATES, type ObligationRecord } from '../records/obligations.js';
import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { isOutstanding, isReminded, isSettled, outstandingOf, stateOf } from './standing.js';

const DAY = 86_400_000;
const DUE = Date.UTC(2026, 5, 15, 12);
const OBLIGATION: ObligationRecord = {
  schemaVersion: 1,
  proposalId: 'a'.repeat(64) as ProposalId,
  id: 'report',
  text: 'Deliver the report.',
  memberId: 'bank' as MemberId,
  since: DUE - 30 * DAY,
  dueAt: DUE,
  state: 'open',
};

test('only what is open becomes overdue by itself, once the due date has passed', () => {
  expect(stateOf(OBLIGATION, DUE)).toBe('open');
  expect(stateOf(OBLIGATION, DUE + 1)).toBe('overdue');
  for (const state of OBLIGATION_STATES.filter((one) => one !== 'open')) {
    expect(stateOf({ ...OBLIGATION, state }, DUE + DAY)).toBe(state);
  }
});

test('each state leaves the owner, somebody else, or nobody with something to do', () => {
  const outstanding = OBLIGATION_STATES.filter((state) => isOutstanding({ state }));
  const settled = OBLIGATION_STATES.filter((state) => isSettled({ state }));
  expect([outstanding, settled]).toEqual([
    ['open', 'overdue'],
    ['accepted', 'waived'],
  ]);
});

test('its owner is reminded from so long before the due date as the charter says, while it is outstanding', () => {
  expect(isReminded(OBLIGATION, SAMPLE_CHARTER, DUE - 3 * DAY - 1)).toBe(false);
  expect(isReminded(OBLIGATION, SAMPLE_CHARTER, DUE - 3 * DAY)).toBe(true);
  expect(isReminded({ ...OBLIGATION, state: 'overdue' }, SAMPLE_CHARTER, DUE + DAY)).toBe(true);
  expect(isReminded({ ...OBLIGATION, state: 'fulfilled' }, SAMPLE_CHARTER, DUE)).toBe(false);
  const silent: { -readonly [Part in keyof Charter]: Charter[Part] } = { ...SAMPLE_CHARTER };
  delete silent.obligations;
  expect(isReminded(OBLIGATION, silent, DUE)).toBe(false);
});

test('a reminder in working days begins before the weekend', () => {
  const charter: Charter = {
    ...SAMPLE_CHARTER,
    calendars: {
      office: {
        timeZone: 'UTC',
        utcOffset: '+00:00',
        offsetChanges: [],
        workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
        covers: { from: '2026-01-01', to: '2026-12-31' },
        holidays: [],
        workingDates: [],
      },
    },
    calendar: 'office',
    obligations: { reminder: '2 business days', longest: 'P365D' },
  };
  // 15 June 2026 is a Monday: two working days before it begin on the Thursday.
  expect(isReminded(OBLIGATION, charter, DUE - 5 * DAY)).toBe(false);
  expect(isReminded(OBLIGATION, charter, DUE - 3 * DAY)).toBe(true);
});

test('what an institution has yet to settle is its own, and neither reported nor waived', () => {
  const all = OBLIGATION_STATES.map((state) => ({ ...OBLIGATION, id: state, state }));
  const foreign = { ...OBLIGATION, memberId: 'exchange' as MemberId };
  expect(outstandingOf('bank' as MemberId, [...all, foreign]).map(({ id }) => id)).toEqual([
    'open',
    'overdue',
  ]);
});
