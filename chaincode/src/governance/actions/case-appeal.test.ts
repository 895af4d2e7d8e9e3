import { MERIT_CHARTER } from '../../testing/merit-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import { without } from '../../testing/without.js';
import type { Charter } from '../charter.js';
import type { CaseId, MemberId, PersonId, ProposalId, Sha256Hex } from '../ids.js';
import type { CaseAppealPayload } from '../records/actions.js';
import type { CaseRecord, Finding, Statement } from '../records/cases.js';
import type { ObligationRecord } from '../records/obligations.js';
import type { PenaltyRecord, PenaltyState } from '../records/penalties.js';
import type { ProposalRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { caseAppeal } from './case-appeal.js';

const HOUR = 60 * 60 * 1000;
const [BANK, INSURER, EXCHANGE] = ['bank', 'insurer', 'exchange'] as [MemberId, MemberId, MemberId];
const CASE = 'c'.repeat(64) as CaseId;
const OTHER_CASE = 'd'.repeat(64) as CaseId;
const MATTER = 'e'.repeat(64) as Sha256Hex;
const APPEAL = 'a'.repeat(64) as ProposalId;
const NOW = 50 * HOUR;
const UNTIL = 20 * HOUR;

const said = (personId: string): Statement => ({
  text: 'x',
  documents: [],
  personId: personId as PersonId,
  at: HOUR,
});
const FINDING: Finding = {
  round: 1,
  verdict: 'upheld',
  reasons: 'It came late.',
  remedies: [],
  penalties: ['censure'],
  matter: MATTER,
  people: ['exchange.gil', 'university.gil'] as PersonId[],
  at: 10 * HOUR,
};
/** What is known of the case before anybody finds or replies. */
const UNANSWERED = {
  schemaVersion: 1,
  id: CASE,
  charterVersion: 1,
  title: 'Late data',
  complainant: BANK,
  respondent: INSURER,
  complaint: said('bank.gil'),
  replyUntil: 3 * HOUR,
  findUntil: 12 * HOUR,
  round: 1,
} as const;
const BROUGHT = { ...UNANSWERED, reply: said('insurer.gil') };
const FOUND: CaseRecord = { ...BROUGHT, state: 'found', finding: FINDING, appealUntil: UNTIL };

function penalty(state: PenaltyState, more: Partial<PenaltyRecord> = {}): PenaltyRecord {
  return {
    ...{ schemaVersion: 1, charterVersion: 1, memberId: INSURER, penaltyId: 'censure', source: MATTER },
    ...{ consequence: 'warning', grounds: 'x', balance: 0, imposedAt: 10 * HOUR, replyUntil: 11 * HOUR },
    state,
    ...more,
  };
}

function duty(id: string, more: Partial<ObligationRecord> = {}): ObligationRecord {
  return {
    ...{ schemaVersion: 1, proposalId: CASE, caseId: CASE, id, text: 'x', memberId: INSURER },
    ...{ since: 10 * HOUR, dueAt: 90 * HOUR, state: 'open' },
    ...more,
  };
}

interface Records {
  readonly cases?: readonly CaseRecord[];
  readonly penalties?: readonly PenaltyRecord[];
  readonly obligations?: readonly ObligationRecord[];
  readonly charter?: Charter;
}

function stateOf({ cases = [FOUND], penalties = [], obligations = [], charter }: Records): GovernanceState {
  const further = { case: cases, penalty: penalties, obligation: obligations };
  return { ...sampleState(MERIT_CHARTER), ...(charter === undefined ? {} : { charter }), further };
}

function appealed(
  records: Records = {},
  payload: Partial<CaseAppealPayload> = {},
  proposal: Partial<ProposalRecord> = {},
) {
  const whole: CaseAppealPayload = {
    ...{ caseId: CASE, complainant: BANK, respondent: INSURER, asks: 'set-aside', grounds: 'Heard nobody.' },
    ...payload,
  };
  const drafted = { id: APPEAL, memberId: INSURER, createdAt: UNTIL - 1, ...proposal } as ProposalRecord;
  return caseAppeal.plan(whole, stateOf(records), { now: NOW, proposal: drafted });
}

/** What is written, by event and record. */
function written(planned: ReturnType<typeof appealed>): unknown[] {
  if (!planned.ok) throw new Error(planned.refusal.code);
  return planned.value.map(({ event, after }) => [event, after]);
}

describe.each(['found', 'closed'] as const)('an appeal against the finding of a %s case', (state) => {
  const before: CaseRecord = { ...FOUND, state, ...(state === 'closed' ? { endedAt: UNTIL } : {}) };

  test('sets it aside for good', () => {
    expect(written(appealed({ cases: [before] }))).toEqual([
      ['case.set-aside', { ...BROUGHT, state: 'set-aside', setAside: [FINDING], endedAt: NOW }],
    ]);
  });

  test('or has the body find anew, with the whole time for it, beside what was set aside before', () => {
    const earlier: Finding = { ...FINDING, matter: 'f'.repeat(64) as Sha256Hex };
    const second: CaseRecord = { ...before, round: 2, setAside: [earlier] };
    expect(written(appealed({ cases: [second] }, { asks: 'new-finding' }))).toEqual([
      [
        'case.set-aside',
        {
          ...BROUGHT,
          ...{ state: 'open', setAside: [earlier, FINDING], round: 3, findUntil: NOW + 3 * HOUR },
        },
      ],
    ]);
  });
});

test('a case without a reply has none afterwards either', () => {
  const found: CaseRecord = { ...UNANSWERED, state: 'found', finding: FINDING, appealUntil: UNTIL };
  expect(written(appealed({ cases: [found] }))).toEqual([
    ['case.set-aside', { ...UNANSWERED, state: 'set-aside', setAside: [FINDING], endedAt: NOW }],
  ]);
});

test('it annuls the penalties of this finding that are announced or in force, and no others', () => {
  const gone = [penalty('notice'), penalty('in-force', { penaltyId: 'fine' })];
  const penalties = [
    ...gone,
    penalty('lifted', { penaltyId: 'warning' }),
    penalty('annulled', { penaltyId: 'silencing' }),
    penalty('notice', { source: APPEAL }),
  ];
  const annulled = gone.map((one) => ['penalty.annulled', { ...one, state: 'annulled', endedAt: NOW }]);
  expect(written(appealed({ penalties })).slice(1)).toEqual(annulled);
});

test('it waives what is left of the obligations of this case, and of no other', () => {
  const left = [duty('open'), duty('late', { state: 'overdue' }), duty('told', { state: 'fulfilled' })];
  const obligations = [
    ...left,
    duty('accepted', { state: 'accepted' }),
    duty('elsewhere', { proposalId: OTHER_CASE, caseId: OTHER_CASE }),
  ];
  const waiver = { proposalId: APPEAL, at: NOW, reason: 'Heard nobody.' };
  const waived = left.map((one) => ['obligation.waived', { ...one, state: 'waived', waiver }]);
  expect(written(appealed({ obligations })).slice(1)).toEqual(waived);
});

describe('it is for a side', () => {
  test.each([
    [BANK, 'accepted'],
    [INSURER, 'accepted'],
    [EXCHANGE, 'APPEAL_NOT_YOURS'],
  ])('%s: %s', (memberId, code) => {
    const planned = appealed({}, {}, { memberId });
    expect(planned.ok ? 'accepted' : planned.refusal.code).toBe(code);
  });
});

test.each<[string, Partial<CaseAppealPayload>]>([
  ['another case', { caseId: OTHER_CASE }],
  ['another complainant', { complainant: EXCHANGE }],
  ['another respondent', { respondent: EXCHANGE }],
])('it names the case with its sides: %s is not found', (_what, payload) => {
  const other: CaseRecord = { ...FOUND, id: 'f'.repeat(64) as CaseId };
  expect(appealed({ cases: [other, FOUND] }, payload)).toMatchObject({
    refusal: { code: 'CASE_NOT_FOUND', params: { caseId: payload.caseId ?? CASE } },
  });
});

test.each(['open', 'withdrawn', 'lapsed', 'set-aside'] as const)('none is possible of a case %s', (state) => {
  expect(appealed({ cases: [{ ...FOUND, state }] })).toMatchObject({
    refusal: { code: 'CASE_WRONG_STATE', params: { state, needed: 'found closed' } },
  });
});

test('what counts is that it was drafted in time, however late it is decided', () => {
  expect(appealed({}, {}, { createdAt: UNTIL - 1 }).ok).toBe(true);
  expect(appealed({}, {}, { createdAt: UNTIL })).toMatchObject({
    refusal: { code: 'APPEAL_TOO_LATE', params: { until: UNTIL } },
  });
});

test('under a charter that knows disputes no more, nobody finds anew, but a finding can still be set aside', () => {
  const charter = without(MERIT_CHARTER, 'cases');
  expect(appealed({ charter }, { asks: 'new-finding' })).toMatchObject({
    refusal: { code: 'PART_NOT_USED', params: { part: 'cases' } },
  });
  expect(appealed({ charter }).ok).toBe(true);
});
