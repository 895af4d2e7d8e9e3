import type { Charter } from '../governance/charter.js';
import type { RegulatorPower } from '../governance/charter/accounts.js';
import type { MemberId, PersonId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { accepted } from '../testing/sample-consortium.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { EVIDENCE } from '../testing/sample-obligation.js';

const DAY = 24 * 60 * MINUTE;
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  roles: {
    ...SAMPLE_CHARTER.roles,
    auditor: { title: { en: 'x', zh: 'x' }, permissions: ['body.act', 'obligation.accept'], excludes: [] },
  },
  regulator: {
    powers: {
      hold: { longest: 'P7D' },
      'freeze-person': { longest: 'P7D' },
      'suspend-node': { longest: 'P7D', people: 2 },
      'demand-report': { longest: 'P30D' },
    },
  },
};
const consortium = useConsortium(CHARTER);
const regulator = 'regulator' as MemberId;

function empower(power: RegulatorPower, days: number, over?: readonly string[]): Action {
  const until = consortium.current.ledger.now + days * DAY;
  const scope = over === undefined ? {} : { over: over as MemberId[] };
  return { kind: 'regulator.empower', payload: { memberId: regulator, power, until, ...scope } };
}
const FREEZE = { kind: 'freeze-person', personId: 'bank.rep', reason: 'Suspicious.', byPower: true } as const;
const freezes = async (personId = 'bank.rep') =>
  consortium.current.outcome('regulator.gil', 'Interventions:order', { ...FREEZE, personId });
const drafts = async (who = 'bank.rep') =>
  consortium.current.outcome(who, 'Proposals:draft', { title: 'x', description: '', actions: [RESOLUTION] });

describe('the power to freeze', () => {
  test('is none before a vote has granted it, and none for anybody but the regulator', async () => {
    const { current } = consortium;
    expect(await freezes()).toBe('POWER_MISSING');
    await current.enact([empower('freeze-person', 2)]);
    expect(await current.outcome('exchange.gil', 'Interventions:order', FREEZE)).toBe('POWER_MISSING');
    const lock = { ...FREEZE, kind: 'lock-person' } as const;
    expect(await current.outcome('regulator.gil', 'Interventions:order', lock)).toBe('POWER_NOT_GRANTABLE');
    expect(await current.outcome('regulator.ben', 'Interventions:order', FREEZE)).toBe('PERMISSION_DENIED');
  });

  test('freezes at once, on record, and ends with the power at the latest', async () => {
    const { current } = consortium;
    const proposalId = await current.enact([empower('freeze-person', 2)]);
    const [granted] = current.ledger.records('power');
    expect(await freezes()).toBe('accepted');
    const [record] = current.ledger.records('intervention');
    expect(record).toMatchObject({
      power: { memberId: 'regulator', proposalId },
      wantedBy: [{ personId: 'regulator.gil' }],
      reason: 'Suspicious.',
      until: granted?.until,
    });
    expect(await drafts()).toBe('PERSON_NOT_ACTIVE');
    current.ledger.now = granted?.until ?? 0;
    expect(await drafts()).toBe('accepted');
    expect(await freezes()).toBe('POWER_MISSING');
  });

  test('reaches the people of the members that the vote has named, and no others', async () => {
    const { current } = consortium;
    await current.enact([empower('freeze-person', 2, ['bank'])]);
    expect(await freezes('exchange.rep')).toBe('POWER_OUT_OF_SCOPE');
    expect(await freezes('bank.rep')).toBe('accepted');
  });

  test('is taken back by the regulator, or undone by a vote of the others', async () => {
    const { current } = consortium;
    await current.enact([empower('freeze-person', 6)]);
    const order = accepted(await current.send('regulator.gil', 'Interventions:order', FREEZE));
    const input = { interventionId: String(order['interventionId']), reason: 'Cleared.' };
    expect(await current.outcome('exchange.gil', 'Interventions:lift', input)).toBe('POWER_MISSING');
    expect(await current.outcome('regulator.gil', 'Interventions:lift', input)).toBe('accepted');
    expect(await drafts()).toBe('accepted');
    const again = accepted(
      await current.send('regulator.gil', 'Interventions:order', { ...FREEZE, personId: 'exchange.ben' }),
    );
    const interventionId = String(again['interventionId']);
    await current.enact([{ kind: 'intervention.lift', payload: { interventionId, reason: 'We disagree.' } }]);
    expect(current.ledger.record('person', ['exchange.ben'])).toMatchObject({ status: 'active' });
  });
});

test('the power to suspend nodes takes as many of its people as the charter asks', async () => {
  const { current } = consortium;
  const node = { nodeId: 'bank.peer0', kind: 'peer', version: '3', status: 'running' } as const;
  const host = { name: 'peer0', system: 'Linux' };
  accepted(await current.send('bank.rep', 'Nodes:register', { ...node, host }));
  await current.enact([empower('suspend-node', 2)]);
  const order = { kind: 'suspend-node', nodeId: 'bank.peer0', reason: 'x', byPower: true } as const;
  const answer = accepted(await current.send('regulator.gil', 'Interventions:order', order));
  expect(answer).toMatchObject({ imposed: false });
  const input = { interventionId: String(answer['interventionId']) };
  expect(await current.outcome('regulator.gil', 'Interventions:join', input)).toBe('MAKER_IS_CHECKER');
  expect(await current.outcome('regulator.rep', 'Interventions:join', input)).toBe('accepted');
  expect(current.ledger.record('node', ['bank.peer0'])).toMatchObject({ status: 'suspended' });
});

test('the word of one whose role was taken since does not help to suspend a node', async () => {
  const { current } = consortium;
  const node = { nodeId: 'bank.peer0', kind: 'peer', version: '3', status: 'running' } as const;
  accepted(
    await current.send('bank.rep', 'Nodes:register', { ...node, host: { name: 'peer0', system: 'Linux' } }),
  );
  await current.enact([empower('suspend-node', 2)]);
  const order = { kind: 'suspend-node', nodeId: 'bank.peer0', reason: 'x', byPower: true } as const;
  const answer = accepted(await current.send('regulator.gil', 'Interventions:order', order));
  for (const roleId of current.ledger.record('person', ['regulator.gil'])?.roles ?? [])
    await current.enact([
      { kind: 'role.revoke', payload: { personId: 'regulator.gil' as PersonId, roleId } },
    ]);
  const input = { interventionId: String(answer['interventionId']) };
  expect(await current.outcome('regulator.rep', 'Interventions:join', input)).toBe('accepted');
  expect(current.ledger.record('node', ['bank.peer0'])).toMatchObject({ status: 'running' });
});

describe('the power to demand reports', () => {
  const DEMAND = {
    id: 'outages',
    text: 'All outages of the quarter.',
    memberId: 'bank',
    due: { after: 'P5D' },
    reason: 'Customers complain.',
    shows: 'Begin and end of each.',
  } as const;
  const demands = async (more: object = {}) =>
    consortium.current.outcome('regulator.gil', 'Powers:demandReport', { ...DEMAND, ...more });

  test('makes an obligation of the member, answered with evidence and accepted by the regulator', async () => {
    const { current } = consortium;
    expect(await demands()).toBe('POWER_MISSING');
    const proposalId = await current.enact([empower('demand-report', 20)]);
    expect(await demands()).toBe('accepted');
    const key = { proposalId, obligation: 'outages' };
    expect(current.ledger.record('obligation', [proposalId, 'outages'])).toMatchObject({
      memberId: 'bank',
      owedTo: 'regulator',
      dueAt: current.ledger.now + 5 * DAY,
      shows: 'Begin and end of each.',
      demand: { personId: 'regulator.gil', reason: 'Customers complain.' },
    });
    expect(await current.outcome('bank.gil', 'Obligations:fulfil', { ...key, evidence: [EVIDENCE] })).toBe(
      'accepted',
    );
    expect(await current.outcome('exchange.gil', 'Obligations:accept', key)).toBe('OBLIGATION_NOT_FOR_YOU');
    expect(await current.outcome('regulator.rep', 'Obligations:accept', key)).toBe('accepted');
  });

  test('is bound like any obligation, once by each name, and within its scope', async () => {
    const { current } = consortium;
    await current.enact([empower('demand-report', 20, ['bank'])]);
    expect(await demands({ memberId: 'exchange' })).toBe('POWER_OUT_OF_SCOPE');
    expect(await demands({ due: { after: 'P400D' } })).toBe('OBLIGATION_DUE_DATE');
    expect(await demands()).toBe('accepted');
    expect(await demands()).toBe('OBLIGATION_EXISTS');
    expect(await current.outcome('exchange.gil', 'Powers:demandReport', DEMAND)).toBe('POWER_MISSING');
    current.ledger.now += 20 * DAY;
    expect(await demands({ id: 'later' })).toBe('POWER_MISSING');
  });
});

test('a regulator with every power still has no ballot', async () => {
  const { current } = consortium;
  await current.enact([empower('freeze-person', 2), empower('demand-report', 20)]);
  const proposalId = await current.voting();
  const electors = current.ledger.record('proposal', [proposalId])?.pin?.electorate ?? [];
  expect(electors.map(({ memberId }) => memberId)).not.toContain(regulator);
});

test.each([
  ['a hold over members', { power: 'hold', over: ['bank'] }, 'ARGUMENT_INVALID'],
  ['a power over a stranger', { power: 'freeze-person', over: ['nobody'] }, 'MEMBER_NOT_FOUND'],
] as const)('refuses %s', async (_what, { power, over }, code) => {
  const { current } = consortium;
  const input = { title: 'x', description: '', actions: [empower(power, 1, over)] };
  expect(await current.outcome('bank.rep', 'Proposals:draft', input)).toBe(code);
});
