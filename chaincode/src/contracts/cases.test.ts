import type { CaseId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import type { CaseRecord } from '../governance/records/cases.js';
import { MERIT_CHARTER } from '../testing/merit-charter.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';
import { accepted } from '../testing/sample-consortium.js';
import type { MemberId } from '../governance/ids.js';

const consortium = useConsortium(MERIT_CHARTER);
const HOUR = 60 * MINUTE;
const EVIDENCE = { name: 'log.pdf', hash: 'e'.repeat(64), size: 9, mediaType: 'application/pdf' };
const COMPLAINT = { respondent: 'insurer', title: 'Late data', text: 'It came late.', documents: [EVIDENCE] };
const UPHELD = {
  verdict: 'upheld',
  reasons: 'It did come late.',
  remedies: ['apology'],
  penalties: ['censure'],
} as const;
const DISMISSED = { verdict: 'dismissed', reasons: 'It came in time.' } as const;

async function complain(): Promise<CaseId> {
  const { current } = consortium;
  return accepted(await current.send('bank.gil', 'Cases:complain', COMPLAINT))['caseId'] as CaseId;
}

function caseOf(caseId: CaseId): CaseRecord {
  const record = consortium.current.ledger.record('case', [caseId]);
  if (record === undefined) throw new Error(`no case ${caseId}`);
  return record;
}

/** A case whose respondent has replied. */
async function replied(): Promise<CaseId> {
  const caseId = await complain();
  const reply = { caseId, text: 'It did not.', documents: [] };
  accepted(await consortium.current.send('insurer.gil', 'Cases:reply', reply));
  return caseId;
}

/** A case with a finding by people of the two other members. */
async function found(finding: typeof UPHELD | typeof DISMISSED = UPHELD): Promise<CaseId> {
  const { current } = consortium;
  const caseId = await replied();
  const input = { caseId, ...finding, remedies: [...('remedies' in finding ? finding.remedies : [])] };
  const terms = { ...input, penalties: [...('penalties' in finding ? finding.penalties : [])] };
  for (const who of ['exchange.gil', 'university.gil'])
    accepted(await current.send(who, 'Cases:agree', terms));
  accepted(await current.send('bank', 'Cases:find', terms));
  return caseId;
}

const finding = (caseId: CaseId) => ({
  caseId,
  ...UPHELD,
  remedies: [...UPHELD.remedies],
  penalties: [...UPHELD.penalties],
});

describe('complaining', () => {
  test('opens a case with time to reply, documents only as hashes', async () => {
    const caseId = await complain();
    const { now } = consortium.current.ledger;
    expect(caseOf(caseId)).toMatchObject({
      complainant: 'bank',
      respondent: 'insurer',
      state: 'open',
      replyUntil: now + 2 * HOUR,
      findUntil: now + 5 * HOUR,
      complaint: { documents: [EVIDENCE], personId: 'bank.gil' },
    });
    const events = consortium.current.ledger.records('audit').map(({ event }) => event);
    expect(events).toContain('case.brought');
  });

  test.each([
    ['by whoever may not', 'bank.rep', COMPLAINT, 'PERMISSION_DENIED'],
    ['against oneself', 'bank.gil', { ...COMPLAINT, respondent: 'bank' }, 'CASE_AGAINST_ITSELF'],
    ['against nobody', 'bank.gil', { ...COMPLAINT, respondent: 'ghost' }, 'MEMBER_NOT_FOUND'],
  ] as const)('is refused %s', async (_what, who, input, code) => {
    expect(await consortium.current.outcome(who, 'Cases:complain', input)).toBe(code);
  });
});

describe('replying and withdrawing', () => {
  const reply = { text: 'It did not.', documents: [] };

  test('the time for the finding counts from the reply', async () => {
    const { current } = consortium;
    const caseId = await complain();
    current.ledger.now += HOUR;
    accepted(await current.send('insurer.gil', 'Cases:reply', { caseId, ...reply }));
    expect(caseOf(caseId)).toMatchObject({
      reply: { text: reply.text },
      findUntil: current.ledger.now + 3 * HOUR,
    });
  });

  test.each([
    ['the complainant', 'bank.gil', 'CASE_NOT_YOURS'],
    ['a third member', 'exchange.gil', 'CASE_NOT_YOURS'],
    ['whoever may not', 'insurer.rep', 'PERMISSION_DENIED'],
  ])('%s does not reply', async (_what, who, code) => {
    const caseId = await complain();
    expect(await consortium.current.outcome(who, 'Cases:reply', { caseId, ...reply })).toBe(code);
  });

  test('not after its time, and not to a case that does not exist', async () => {
    const { current } = consortium;
    const caseId = await complain();
    current.ledger.now += 2 * HOUR;
    expect(await current.outcome('insurer.gil', 'Cases:reply', { caseId, ...reply })).toBe(
      'CASE_REPLY_TOO_LATE',
    );
    const nowhere = { caseId: 'a'.repeat(64), ...reply };
    expect(await current.outcome('insurer.gil', 'Cases:reply', nowhere)).toBe('CASE_NOT_FOUND');
  });

  test('only the complainant withdraws, while there is no finding', async () => {
    const { current } = consortium;
    const caseId = await complain();
    expect(await current.outcome('insurer.gil', 'Cases:withdraw', { caseId })).toBe('CASE_NOT_YOURS');
    expect(await current.outcome('bank.rep', 'Cases:withdraw', { caseId })).toBe('PERMISSION_DENIED');
    accepted(await current.send('bank.gil', 'Cases:withdraw', { caseId }));
    expect(caseOf(caseId).state).toBe('withdrawn');
    for (const outcome of [
      await current.outcome('bank.gil', 'Cases:withdraw', { caseId }),
      await current.outcome('insurer.gil', 'Cases:reply', { caseId, ...reply }),
      await current.outcome('exchange.gil', 'Cases:agree', finding(caseId)),
      await current.outcome('bank', 'Cases:lapse', { caseId }),
    ]) {
      expect(outcome).toBe('CASE_WRONG_STATE');
    }
  });
});

describe('finding', () => {
  test('enough people of the body agree on the same words; penalties are announced with their time to reply', async () => {
    const caseId = await found();
    const { ledger } = consortium.current;
    const record = caseOf(caseId);
    expect(record).toMatchObject({
      state: 'found',
      finding: { verdict: 'upheld', round: 1, people: ['exchange.gil', 'university.gil'] },
      appealUntil: ledger.now + 4 * HOUR,
    });
    expect(ledger.recordsUnder('penalty', ['insurer'])).toMatchObject([
      { penaltyId: 'censure', state: 'notice', source: record.finding?.matter, grounds: UPHELD.reasons },
    ]);
  });

  test('a dismissal has no consequences', async () => {
    const { current } = consortium;
    const caseId = await replied();
    const wrong = { ...finding(caseId), verdict: 'dismissed' as const };
    expect(await current.outcome('exchange.gil', 'Cases:agree', wrong)).toBe('ARGUMENT_INVALID');
    expect(caseOf(await found(DISMISSED)).finding).toMatchObject({ verdict: 'dismissed' });
    expect(current.ledger.records('penalty')).toEqual([]);
  });

  test('neither side takes part, nor a member of the same group of affiliates', async () => {
    const { current } = consortium;
    const group: Action = {
      kind: 'member.weigh',
      payload: { memberId: 'exchange' as MemberId, group: 'north' },
    };
    const side: Action = {
      kind: 'member.weigh',
      payload: { memberId: 'insurer' as MemberId, group: 'north' },
    };
    const caseId = await replied();
    accepted(await current.send('exchange.gil', 'Cases:agree', finding(caseId)));
    for (const who of ['bank.gil', 'insurer.gil']) {
      expect(await current.outcome(who, 'Cases:agree', finding(caseId))).toBe('FINDING_PARTY');
    }
    await current.enact([group, side]);
    accepted(await current.send('university.gil', 'Cases:agree', finding(caseId)));
    // What the exchange said before it became an affiliate of a side counts no more.
    expect(await current.outcome('bank', 'Cases:find', finding(caseId))).toBe('JOINT_ACT_MISSING');
  });

  test('a group of affiliates that no side is in takes part like others', async () => {
    const { current } = consortium;
    const group: Action = {
      kind: 'member.weigh',
      payload: { memberId: 'exchange' as MemberId, group: 'south' },
    };
    const caseId = await replied();
    await current.enact([group]);
    expect(await current.outcome('exchange.gil', 'Cases:agree', finding(caseId))).toBe('accepted');
  });

  test('not before the respondent has replied, or its time is over', async () => {
    const { current } = consortium;
    const caseId = await complain();
    expect(await current.outcome('exchange.gil', 'Cases:agree', finding(caseId))).toBe('CASE_AWAITS_REPLY');
    current.ledger.now += 2 * HOUR - 1;
    expect(await current.outcome('exchange.gil', 'Cases:agree', finding(caseId))).toBe('CASE_AWAITS_REPLY');
    current.ledger.now += 1;
    expect(await current.outcome('exchange.gil', 'Cases:agree', finding(caseId))).toBe('accepted');
    expect(await current.outcome('exchange.gil', 'Cases:agree', finding(caseId))).toBe(
      'ACCORD_ALREADY_GIVEN',
    );
    expect(await current.outcome('bank', 'Cases:find', finding(caseId))).toBe('JOINT_ACT_MISSING');
  });

  test('not too late; then the case lapses, and not before', async () => {
    const { current } = consortium;
    const caseId = await replied();
    const { findUntil } = caseOf(caseId);
    current.ledger.now = findUntil - 1;
    expect(await current.outcome('bank', 'Cases:lapse', { caseId })).toBe('CASE_NOT_LAPSED');
    current.ledger.now = findUntil;
    expect(await current.outcome('exchange.gil', 'Cases:agree', finding(caseId))).toBe('FINDING_TOO_LATE');
    accepted(await current.send('university', 'Cases:lapse', { caseId }));
    expect(caseOf(caseId)).toMatchObject({ state: 'lapsed', endedAt: findUntil });
  });

  test.each([
    ['a remedy', { remedies: ['exile'] }, 'REMEDY_NOT_FOUND'],
    ['a penalty', { penalties: ['exile'] }, 'PENALTY_RULE_NOT_FOUND'],
  ])('names no %s that the charter does not have', async (_what, part, code) => {
    const caseId = await replied();
    const input = { ...finding(caseId), ...part };
    expect(await consortium.current.outcome('exchange.gil', 'Cases:agree', input)).toBe(code);
  });

  test('is for people of the body', async () => {
    const caseId = await replied();
    expect(await consortium.current.outcome('exchange.rep', 'Cases:agree', finding(caseId))).toBe(
      'PERMISSION_DENIED',
    );
  });
});

describe('after the finding', () => {
  const appeal = (caseId: CaseId, asks: 'set-aside' | 'new-finding'): Action => ({
    kind: 'case.appeal',
    payload: {
      caseId,
      complainant: 'bank' as MemberId,
      respondent: 'insurer' as MemberId,
      asks,
      grounds: 'The clock was wrong.',
    },
  });

  /** Drafts the insurer's appeal, and decides it without either side. */
  async function appealed(caseId: CaseId, asks: 'set-aside' | 'new-finding'): Promise<void> {
    const { current } = consortium;
    const proposalId = await current.draft([appeal(caseId, asks)], 'insurer.rep');
    const { trackId } = current.ledger.record('proposal', [proposalId]) ?? {};
    expect(trackId).toBe('appeals');
    accepted(await current.send('insurer.rep', 'Proposals:submit', { proposalId }));
    const recused = current.ledger
      .record('proposal', [proposalId])
      ?.pin?.electorate.filter((elector) => elector.recused === 'subject');
    expect(recused?.map(({ memberId }) => memberId)).toEqual(['bank', 'insurer']);
    await current.open(proposalId);
    for (const memberId of ['exchange', 'university'] as const) {
      accepted(await current.cast(memberId, proposalId, 'yes'));
    }
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    current.ledger.now += 5 * MINUTE;
    accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  }

  test('it is closed when the time to appeal is over, and not before', async () => {
    const { current } = consortium;
    const caseId = await found();
    expect(await current.outcome('bank', 'Cases:close', { caseId })).toBe('CASE_APPEALABLE');
    current.ledger.now += 4 * HOUR;
    accepted(await current.send('bank', 'Cases:close', { caseId }));
    expect(caseOf(caseId).state).toBe('closed');
    expect(await current.outcome('bank', 'Cases:close', { caseId })).toBe('CASE_WRONG_STATE');
  });

  test('an appeal sets the finding aside and annuls its penalties, also one in force', async () => {
    const { current } = consortium;
    const caseId = await found();
    const [penalty] = current.ledger.recordsUnder('penalty', ['insurer']);
    if (penalty === undefined) throw new Error('no penalty');
    current.ledger.now += HOUR;
    const { memberId, penaltyId, source } = penalty;
    accepted(await current.send('bank', 'Penalties:enforce', { memberId, penaltyId, source }));
    await appealed(caseId, 'set-aside');
    expect(caseOf(caseId)).toMatchObject({ state: 'set-aside', setAside: [{ round: 1 }] });
    expect(caseOf(caseId)).not.toHaveProperty('finding');
    expect(current.ledger.recordsUnder('penalty', ['insurer'])).toMatchObject([{ state: 'annulled' }]);
  });

  test('an appeal for a new finding begins another round, in which people agree anew', async () => {
    const { current } = consortium;
    const caseId = await found();
    await appealed(caseId, 'new-finding');
    expect(caseOf(caseId)).toMatchObject({
      state: 'open',
      round: 2,
      findUntil: current.ledger.now + 3 * HOUR,
    });
    expect(await current.outcome('bank', 'Cases:find', finding(caseId))).toBe('JOINT_ACT_MISSING');
    for (const who of ['exchange.gil', 'university.gil']) {
      accepted(await current.send(who, 'Cases:agree', finding(caseId)));
    }
    accepted(await current.send('bank', 'Cases:find', finding(caseId)));
    const states = current.ledger.recordsUnder('penalty', ['insurer']).map(({ state }) => state);
    expect(states.sort()).toEqual(['annulled', 'notice']);
  });

  test('is for the sides, in time, about a finding', async () => {
    const { current } = consortium;
    const draft = (action: Action, who = 'insurer.rep'): Promise<string> =>
      current.outcome(who, 'Proposals:draft', { title: 'x', description: '', actions: [action] });
    const open = await replied();
    expect(await draft(appeal(open, 'set-aside'))).toBe('CASE_WRONG_STATE');
    const caseId = await found();
    expect(await draft(appeal(caseId, 'set-aside'), 'exchange.rep')).toBe('APPEAL_NOT_YOURS');
    expect(await draft(appeal('f'.repeat(64) as CaseId, 'set-aside'))).toBe('CASE_NOT_FOUND');
    current.ledger.now += 4 * HOUR;
    expect(await draft(appeal(caseId, 'set-aside'))).toBe('APPEAL_TOO_LATE');
  });
});
