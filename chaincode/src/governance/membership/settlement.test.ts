import type { CaseId, MemberId, ProposalId } from '../ids.js';
import { CASE_STATES, type CaseRecord } from '../records/cases.js';
import { OBLIGATION_STATES, type ObligationRecord } from '../records/obligations.js';
import { PENALTY_STATES, type PenaltyRecord } from '../records/penalties.js';
import { unsettledOf } from './settlement.js';

const [BANK, INSURER] = ['bank', 'insurer'] as [MemberId, MemberId];
const VOTE = 'a'.repeat(64) as ProposalId;
const NOTHING = { obligations: [], penalties: [], cases: [] };

const obligation = (id: string, more: Partial<ObligationRecord>) =>
  ({ proposalId: VOTE, id, memberId: BANK, ...more }) as unknown as ObligationRecord;
const penalty = (penaltyId: string, more: Partial<PenaltyRecord>) =>
  ({ penaltyId, memberId: BANK, source: VOTE, ...more }) as unknown as PenaltyRecord;
const dispute = (id: string, more: Partial<CaseRecord>) =>
  ({ id: id as CaseId, complainant: BANK, respondent: INSURER, ...more }) as unknown as CaseRecord;

test('obligations that it has not reported keep it, overdue ones too', () => {
  const obligations = OBLIGATION_STATES.map((state) => obligation(state, { state }));
  const others = [obligation('others', { state: 'open', memberId: INSURER })];
  expect(unsettledOf(BANK, { ...NOTHING, obligations: [...obligations, ...others] })).toEqual([
    { kind: 'obligation', key: [VOTE, 'open'] },
    { kind: 'obligation', key: [VOTE, 'overdue'] },
  ]);
});

test('so do penalties that are announced', () => {
  const penalties = PENALTY_STATES.map((state) => penalty(state, { state }));
  const others = [penalty('others', { state: 'notice', memberId: INSURER })];
  expect(unsettledOf(BANK, { ...NOTHING, penalties: [...penalties, ...others] })).toEqual([
    { kind: 'penalty', key: [BANK, 'notice', VOTE] },
  ]);
});

test('so do disputes without a finding, whichever side it is on', () => {
  const cases = [
    ...CASE_STATES.map((state) => dispute(state, { state })),
    dispute('accused', { state: 'open', complainant: INSURER, respondent: BANK }),
    dispute('judged', { state: 'found', complainant: INSURER, respondent: BANK }),
    dispute('others', { state: 'open', complainant: 'exchange' as MemberId }),
  ];
  expect(unsettledOf(BANK, { ...NOTHING, cases })).toEqual([
    { kind: 'case', key: ['open'] },
    { kind: 'case', key: ['accused'] },
  ]);
});

test('all of it is named, obligations first, then penalties, then disputes', () => {
  const open = {
    obligations: [obligation('owed', { state: 'open' })],
    penalties: [penalty('fine', { state: 'notice' })],
    cases: [dispute('late-data', { state: 'open' })],
  };
  expect(unsettledOf(BANK, open).map(({ kind }) => kind)).toEqual(['obligation', 'penalty', 'case']);
  expect(unsettledOf('university' as MemberId, open)).toEqual([]);
});
