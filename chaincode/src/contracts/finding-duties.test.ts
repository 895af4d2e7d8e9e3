import type { CaseId, MemberId } from '../governance/ids.js';
import { MERIT_CHARTER } from '../testing/merit-charter.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';
import { accepted, VOTER_IDS } from '../testing/sample-consortium.js';
import { EVIDENCE } from '../testing/sample-obligation.js';
import type { TransactionInput } from './transactions.js';

const DAY = 24 * 60 * MINUTE;
const consortium = useConsortium(MERIT_CHARTER);
type Finding = TransactionInput<'Cases:find'>;
type Duty = NonNullable<Finding['obligations']>[number];
const DUTY: Duty = {
  id: 'redo',
  text: 'Deliver the data anew.',
  memberId: 'insurer',
  owedTo: 'bank',
  due: { after: 'P5D' },
  shows: 'A receipt of the bank.',
};

/** A dispute of the bank with the insurer, which has replied. */
async function replied(): Promise<string> {
  const { current } = consortium;
  const complaint = { respondent: 'insurer', title: 'Late data', text: 'Late.' };
  const caseId = String(accepted(await current.send('bank.gil', 'Cases:complain', complaint))['caseId']);
  accepted(await current.send('insurer.gil', 'Cases:reply', { caseId, text: 'No.' }));
  return caseId;
}

function finding(caseId: string, obligations: Duty[]): Finding {
  return { caseId, verdict: 'upheld', reasons: 'It was late.', obligations };
}

async function find(terms: Finding): Promise<void> {
  const { current } = consortium;
  for (const who of ['exchange.gil', 'university.gil'])
    accepted(await current.send(who, 'Cases:agree', terms));
  accepted(await current.send('bank', 'Cases:find', terms));
}

const duty = (caseId: string, id = 'redo') => consortium.current.ledger.record('obligation', [caseId, id]);

test('a finding lays obligations upon a side, which reports them with evidence to the other', async () => {
  const { current } = consortium;
  const caseId = await replied();
  await find(finding(caseId, [DUTY]));
  expect(current.ledger.record('case', [caseId])).toMatchObject({ finding: { obligations: [DUTY] } });
  expect(duty(caseId)).toMatchObject({
    ...{ caseId, memberId: 'insurer', owedTo: 'bank', state: 'open', shows: 'A receipt of the bank.' },
    dueAt: current.ledger.now + 5 * DAY,
  });
  const key = { proposalId: caseId, obligation: 'redo' };
  const report = { ...key, evidence: [EVIDENCE] };
  expect(await current.outcome('insurer.gil', 'Obligations:fulfil', report)).toBe('accepted');
  expect(await current.outcome('exchange.gil', 'Obligations:accept', key)).toBe('OBLIGATION_NOT_FOR_YOU');
  expect(await current.outcome('bank.gil', 'Obligations:accept', key)).toBe('accepted');
});

test('what people agree on is the finding with its obligations: other words are another finding', async () => {
  const { current } = consortium;
  const caseId = await replied();
  const terms = finding(caseId, [DUTY]);
  accepted(await current.send('exchange.gil', 'Cases:agree', terms));
  accepted(
    await current.send(
      'university.gil',
      'Cases:agree',
      finding(caseId, [{ ...DUTY, due: { after: 'P6D' } }]),
    ),
  );
  expect(await current.outcome('bank', 'Cases:find', terms)).toBe('JOINT_ACT_MISSING');
});

test('either side can be obliged', async () => {
  const { current } = consortium;
  const caseId = await replied();
  const back: Duty = { ...DUTY, id: 'pay', memberId: 'bank', owedTo: 'insurer' };
  await find(finding(caseId, [DUTY, back]));
  expect(current.ledger.recordsUnder('obligation', [caseId])).toMatchObject([
    { id: 'pay', memberId: 'bank', owedTo: 'insurer' },
    { id: 'redo', memberId: 'insurer', owedTo: 'bank' },
  ]);
});

test('nothing is found that could not be laid upon a side any more, although enough have agreed on it', async () => {
  const { current } = consortium;
  const terms = finding(await replied(), [{ ...DUTY, due: { at: current.ledger.now + MINUTE } }]);
  for (const who of ['exchange.gil', 'university.gil'])
    accepted(await current.send(who, 'Cases:agree', terms));
  current.ledger.now += MINUTE;
  expect(await current.outcome('bank', 'Cases:find', terms)).toBe('OBLIGATION_DUE_DATE');
  current.ledger.now -= 1;
  expect(await current.outcome('bank', 'Cases:find', terms)).toBe('accepted');
});

test.each<[string, Duty[], string]>([
  ['upon somebody else', [{ ...DUTY, memberId: 'exchange' }], 'OBLIGATION_NOT_OF_SIDE'],
  ['twice by one name', [DUTY, DUTY], 'OBLIGATION_EXISTS'],
  ['due too late', [{ ...DUTY, due: { after: 'P400D' } }], 'OBLIGATION_DUE_DATE'],
  ['owed to the one that owes it', [{ ...DUTY, owedTo: 'insurer' }], 'OBLIGATION_OWED_TO_ITSELF'],
])('refuses an obligation %s', async (_what, obligations, code) => {
  const caseId = await replied();
  const terms = finding(caseId, obligations);
  expect(await consortium.current.outcome('exchange.gil', 'Cases:agree', terms)).toBe(code);
});

test('a dismissed complaint lays none', async () => {
  const terms: Finding = { ...finding(await replied(), [DUTY]), verdict: 'dismissed' };
  expect(await consortium.current.outcome('exchange.gil', 'Cases:agree', terms)).toBe('ARGUMENT_INVALID');
});

test('an appeal that succeeds waives what is left of them, and a finding anew uses other names', async () => {
  const { current } = consortium;
  const caseId = await replied();
  const settled: Duty = { ...DUTY, id: 'settled' };
  await find(finding(caseId, [DUTY, settled]));
  const key = { proposalId: caseId, obligation: 'settled' };
  accepted(await current.send('insurer.gil', 'Obligations:fulfil', { ...key, evidence: [EVIDENCE] }));
  accepted(await current.send('bank.gil', 'Obligations:accept', key));
  const parties = { complainant: 'bank' as MemberId, respondent: 'insurer' as MemberId };
  const payload = {
    caseId: caseId as CaseId,
    ...parties,
    asks: 'new-finding',
    grounds: 'Heard nobody.',
  } as const;
  const appeal = await current.draft([{ kind: 'case.appeal', payload }], 'insurer.rep', {
    trackId: 'appeals',
  });
  accepted(await current.send('exchange.rep', 'Proposals:sponsor', { proposalId: appeal }));
  accepted(await current.send('insurer.rep', 'Proposals:submit', { proposalId: appeal }));
  await current.open(appeal);
  for (const voter of VOTER_IDS.filter((id) => id !== 'bank' && id !== 'insurer')) {
    accepted(await current.cast(voter, appeal, 'yes'));
  }
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('bank', 'Proposals:close', { proposalId: appeal }));
  current.ledger.now += 5 * MINUTE;
  accepted(await current.send('bank', 'Execution:execute', { proposalId: appeal }));
  expect(duty(caseId)).toMatchObject({
    state: 'waived',
    waiver: { proposalId: appeal, reason: 'Heard nobody.' },
  });
  expect(duty(caseId, 'settled')).toMatchObject({ state: 'accepted' });
  const again = await current.outcome('exchange.gil', 'Cases:agree', finding(caseId, [DUTY]));
  expect(again).toBe('OBLIGATION_EXISTS');
  await find(finding(caseId, [{ ...DUTY, id: 'redo-again' }]));
  expect(duty(caseId, 'redo-again')).toMatchObject({ state: 'open' });
});
