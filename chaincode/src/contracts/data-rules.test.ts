import type { MemberId, Sha256Hex } from '../governance/ids.js';
import type { Action, DataRulesPayload } from '../governance/records/actions.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';
import { EVIDENCE } from '../testing/sample-obligation.js';
import { accepted, mspOf } from '../testing/sample-consortium.js';

const consortium = useConsortium();
const bank = 'bank' as MemberId;
const university = 'university' as MemberId;

/** The bank provides accounts; the university may study them, everybody may audit. */
function rules(more: Partial<DataRulesPayload> = {}): Action {
  return {
    kind: 'data.rule',
    payload: {
      id: 'accounts',
      title: { en: 'Accounts', zh: '账户' },
      providers: [bank],
      uses: [{ memberId: university, purposes: ['research'] }, { purposes: ['audit'] }],
      terms: { ...EVIDENCE, hash: 'd'.repeat(64) as Sha256Hex },
      ...more,
    },
  };
}

const drafted = async (action: Action) =>
  consortium.current.outcome('bank.rep', 'Proposals:draft', {
    title: 'x',
    description: '',
    actions: [action],
  });

async function mayUse(who: object, purpose: string, dataSetId = 'accounts'): Promise<unknown> {
  const input = { dataSetId, purpose, ...who };
  const answer = await consortium.current.send('exchange.rep', 'Queries:mayUseData', input);
  return accepted(answer)['answer'];
}

async function mayProvide(memberId: string): Promise<unknown> {
  const input = { dataSetId: 'accounts', memberId };
  const answer = await consortium.current.send('exchange.rep', 'Queries:mayProvideData', input);
  return accepted(answer)['answer'];
}

test('a vote says who may provide and use which data; anyone and any chaincode may ask, by id or by MSP', async () => {
  const { current } = consortium;
  expect(await mayUse({ memberId: 'university' }, 'research')).toBe('unknown');
  const proposalId = await current.enact([rules()]);
  expect(current.ledger.record('data-set', ['accounts'])).toMatchObject({
    proposalId,
    providers: ['bank'],
    since: current.ledger.now,
  });
  expect(await mayUse({ memberId: 'university' }, 'research')).toBe('allowed');
  expect(await mayUse({ mspId: mspOf('university') }, 'research')).toBe('allowed');
  expect(await mayUse({ mspId: 'StrangerMSP' }, 'research')).toBe('not-a-member');
  expect(await mayUse({ memberId: 'university' }, 'resale')).toBe('not-named');
  expect(await mayUse({ memberId: 'insurer' }, 'research')).toBe('not-named');
  expect(await mayUse({ memberId: 'insurer' }, 'audit')).toBe('allowed');
  expect([await mayProvide('bank'), await mayProvide('university')]).toEqual(['allowed', 'not-named']);
});

test('a later vote changes the rules as a whole, and withdraws them; the record stays', async () => {
  const { current } = consortium;
  await current.enact([rules()]);
  await current.enact([rules({ uses: [{ memberId: 'insurer' as MemberId, purposes: ['research'] }] })]);
  expect(await mayUse({ memberId: 'university' }, 'research')).toBe('not-named');
  expect(await mayUse({ memberId: 'insurer' }, 'research')).toBe('allowed');
  const withdrawal: Action = { kind: 'data.withdraw', payload: { id: 'accounts', reason: 'Leaked.' } };
  await current.enact([withdrawal]);
  expect([await mayUse({ memberId: 'insurer' }, 'research'), await mayProvide('bank')]).toEqual([
    'withdrawn',
    'withdrawn',
  ]);
  expect(current.ledger.record('data-set', ['accounts'])?.withdrawn?.reason).toBe('Leaked.');
  expect(await drafted(withdrawal)).toBe('DATA_SET_WITHDRAWN');
  const unknown: Action = { kind: 'data.withdraw', payload: { id: 'nothing', reason: 'x' } };
  expect(await drafted(unknown)).toBe('DATA_SET_NOT_FOUND');
  await current.enact([rules()]);
  expect(await mayUse({ memberId: 'university' }, 'research')).toBe('allowed');
});

test('they end by their own time, the moment itself excluded', async () => {
  const { current } = consortium;
  const until = current.ledger.now + 1000 * MINUTE;
  await current.enact([rules({ until })]);
  current.ledger.now = until - 1;
  expect(await mayUse({ memberId: 'university' }, 'research')).toBe('allowed');
  current.ledger.now = until;
  expect(await mayUse({ memberId: 'university' }, 'research')).toBe('over');
  expect(await drafted(rules({ until }))).toBe('ARGUMENT_INVALID');
});

test('nobody is named who is no member', async () => {
  expect(await drafted(rules({ providers: ['nobody' as MemberId] }))).toBe('MEMBER_NOT_FOUND');
  const uses = [{ memberId: 'nobody' as MemberId, purposes: ['research'] }];
  expect(await drafted(rules({ uses }))).toBe('MEMBER_NOT_FOUND');
});
