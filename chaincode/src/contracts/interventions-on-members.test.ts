import type { Charter } from '../governance/charter.js';
import type { MemberId, NodeId } from '../governance/ids.js';
import { runningNodes } from '../governance/membership/safe-number.js';
import type { Action } from '../governance/records/actions.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { accepted } from '../testing/sample-consortium.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import type { TransactionInput } from './transactions.js';

const DAY = 24 * 60 * MINUTE;
const by = { body: 'assembly', people: 2, institutions: 2 };

/** Members are suspended for ten days at most, and reviewed within one; nodes for two days. Two nodes stay. */
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  membership: {
    leastMembers: 3,
    warnMembers: 0,
    leastNodes: 2,
    warnNodes: 0,
    exitNotice: 'P30D',
    longestSuspension: 'P10D',
  },
  actions: { ...SAMPLE_CHARTER.actions, 'member.suspend': ['ordinary'], 'member.reinstate': ['ordinary'] },
  interventions: {
    'suspend-member': { by, review: { track: 'ordinary', within: 'P1D' }, recoveryPlan: false },
    'suspend-node': { by, longest: 'P2D', recoveryPlan: false },
  },
};
const consortium = useConsortium(CHARTER);
type Order = TransactionInput<'Interventions:order'>;
const MEMBER: Order = { kind: 'suspend-member', memberId: 'university', reason: 'Its keys leaked.' };
const NODE: Order = { kind: 'suspend-node', nodeId: 'university.peer0', reason: 'It answers wrongly.' };

/** Ordered by the bank and joined by the exchange: in force. */
async function imposed(order: Order): Promise<string> {
  const { current } = consortium;
  const answer = await current.send('bank.gil', 'Interventions:order', order);
  const interventionId = String(accepted(answer)['interventionId']);
  accepted(await current.send('exchange.gil', 'Interventions:join', { interventionId }));
  return interventionId;
}

/** Decided and carried out by the others, while the university is suspended. */
async function enactWithoutIt(actions: readonly Action[]): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.voting(actions);
  for (const voter of ['bank', 'exchange', 'insurer'] as const) {
    accepted(await current.cast(voter, proposalId, 'yes'));
  }
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  current.ledger.now += 5 * MINUTE;
  accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  return proposalId;
}

async function registered(...nodeIds: string[]): Promise<void> {
  for (const nodeId of nodeIds) {
    const node = { nodeId, kind: 'peer', version: '3.1.5', status: 'running' } as const;
    const host = { name: `${nodeId}.example`, system: 'Linux' };
    const who = `${nodeId.split('.')[0] ?? ''}.rep`;
    accepted(await consortium.current.send(who, 'Nodes:register', { ...node, host }));
  }
}

const member = (id: string) => consortium.current.ledger.record('member', [id]);
const node = (id: string) => consortium.current.ledger.record('node', [id]);
const lapses = async (interventionId: string) =>
  consortium.current.outcome('bank', 'Interventions:lapse', { interventionId });
const update = async (status: 'running' | 'failed') =>
  consortium.current.outcome('university.rep', 'Nodes:update', { nodeId: 'university.peer0', status });

describe('a member that an intervention suspends', () => {
  test('can do nothing, and its agent neither, once enough institutions want it', async () => {
    const { current } = consortium;
    const draft = { title: 'x', description: '', actions: [RESOLUTION] };
    const id = await imposed(MEMBER);
    expect(member('university')).toMatchObject({
      status: 'suspended',
      suspension: { interventionId: id, reason: 'Its keys leaked.', until: current.ledger.now + DAY },
    });
    expect(await current.outcome('university.rep', 'Proposals:draft', draft)).toBe('MEMBER_NOT_ACTIVE');
    expect(await current.outcome('university', 'Interventions:lapse', { interventionId: id })).toBe(
      'MEMBER_NOT_ACTIVE',
    );
    expect(await current.outcome('bank.rep', 'Proposals:draft', draft)).toBe('accepted');
  });

  test('stays among the electors of what was submitted before, silent, and is in no later electorate', async () => {
    const { current } = consortium;
    const before = await current.voting();
    accepted(await current.cast('university', before, 'no'));
    const silent = await current.voting();
    await imposed(MEMBER);
    const electors = (proposalId: string) =>
      current.ledger.record('proposal', [proposalId])?.pin?.electorate.map(({ memberId }) => memberId);
    expect(electors(silent)).toContain('university');
    expect(await current.approve('university.ann', silent, 'yes')).toMatchObject({
      refusal: { code: 'MEMBER_NOT_ACTIVE' },
    });
    for (const id of ['bank', 'exchange', 'insurer'] as const) {
      accepted(await current.cast(id, before, 'yes'));
      accepted(await current.cast(id, silent, 'yes'));
    }
    current.ledger.now += 60 * MINUTE;
    for (const proposalId of [before, silent]) {
      accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    }
    const choices = (proposalId: string) =>
      current.ledger
        .recordsUnder('ballot', [proposalId])
        .map(({ memberId, choice }) => `${memberId} ${choice}`);
    expect(choices(before)).toContain('university no');
    expect(choices(silent).some((one) => one.startsWith('university'))).toBe(false);
    expect(electors(await current.submitted())).not.toContain('university');
  });

  test('comes back when nobody confirms it in time, and may set that going itself', async () => {
    const { current } = consortium;
    const id = await imposed(MEMBER);
    expect(await lapses(id)).toBe('INTERVENTION_NOT_OVER');
    current.ledger.now += DAY;
    const memberId = 'university';
    expect(await current.outcome('university.rep', 'Members:endSuspension', { memberId })).toBe('accepted');
    expect(member('university')).toMatchObject({ status: 'active' });
    expect(await lapses(id)).toBe('accepted');
    expect(member('university')).not.toHaveProperty('suspension');
  });

  test('stays suspended for the longest that the charter knows once a vote confirms it', async () => {
    const { current } = consortium;
    const began = current.ledger.now;
    const interventionId = await imposed(MEMBER);
    await enactWithoutIt([{ kind: 'intervention.confirm', payload: { interventionId } }]);
    expect(member('university')?.suspension?.until).toBe(began + 10 * DAY);
  });

  test('comes back when those who suspended it lift it, and a vote can take the suspension over', async () => {
    const { current } = consortium;
    const lifted = await imposed(MEMBER);
    for (const who of ['bank.gil', 'insurer.gil']) {
      const input = { interventionId: lifted, reason: 'New keys.' };
      expect(await current.outcome(who, 'Interventions:lift', input)).toBe('accepted');
    }
    expect(member('university')).toMatchObject({ status: 'active' });
    const taken = await imposed(MEMBER);
    const memberId = 'university' as MemberId;
    const proposalId = await enactWithoutIt([
      { kind: 'member.suspend', payload: { memberId, reason: 'For longer.' } },
    ]);
    expect(member('university')?.suspension).toMatchObject({ proposalId, from: 'active' });
    current.ledger.now += DAY;
    expect(await lapses(taken)).toBe('accepted');
    expect(member('university')).toMatchObject({ status: 'suspended' });
  });

  test('is never one too many: the least number stays', async () => {
    const { current } = consortium;
    await imposed(MEMBER);
    const answer = await current.send('bank.gil', 'Interventions:order', { ...MEMBER, memberId: 'insurer' });
    const interventionId = String(accepted(answer)['interventionId']);
    expect(await current.outcome('exchange.gil', 'Interventions:join', { interventionId })).toBe(
      'MEMBERS_TOO_FEW',
    );
  });
});

describe('a node that an intervention suspends', () => {
  beforeEach(async () => registered('university.peer0', 'bank.peer0', 'exchange.peer0'));

  test('counts as not running, and its institution cannot say otherwise before it is over', async () => {
    const { current } = consortium;
    await imposed(NODE);
    expect(node('university.peer0')).toMatchObject({ status: 'suspended' });
    const records = { members: current.ledger.records('member'), nodes: current.ledger.records('node') };
    expect(runningNodes(records).map(({ id }) => id)).toEqual(['bank.peer0', 'exchange.peer0']);
    expect(await update('running')).toBe('NODE_SUSPENDED');
    expect(await update('failed')).toBe('NODE_SUSPENDED');
    const version = { nodeId: 'university.peer0', version: '3.1.6' };
    expect(await current.outcome('university.rep', 'Nodes:update', version)).toBe('accepted');
    expect(node('university.peer0')).toMatchObject({ status: 'suspended', version: '3.1.6' });
    current.ledger.now += 2 * DAY;
    expect(await update('running')).toBe('accepted');
    expect(node('university.peer0')).not.toHaveProperty('suspension');
  });

  test('stands as stopped when it is lifted, since nobody has said that it runs', async () => {
    const { current } = consortium;
    const interventionId = await imposed(NODE);
    for (const who of ['bank.gil', 'insurer.gil']) {
      const input = { interventionId, reason: 'Checked.' };
      expect(await current.outcome(who, 'Interventions:lift', input)).toBe('accepted');
    }
    expect(node('university.peer0')).toMatchObject({ status: 'stopped' });
    expect(await update('running')).toBe('accepted');
  });

  test('is never one too many, nor one that is suspended or retired already', async () => {
    const { current } = consortium;
    await imposed(NODE);
    const again = async (nodeId: string) => {
      const answer = await current.send('bank.gil', 'Interventions:order', { ...NODE, nodeId });
      if (!answer.ok) return answer.refusal.code;
      const interventionId = String(answer.result['interventionId']);
      return current.outcome('exchange.gil', 'Interventions:join', { interventionId });
    };
    expect(await again('bank.peer0')).toBe('NODES_TOO_FEW');
    expect(await again('university.peer0')).toBe('NODE_SUSPENDED');
    accepted(await current.send('university.rep', 'Nodes:retire', { nodeId: 'university.peer0' }));
    expect(node('university.peer0')).not.toHaveProperty('suspension');
    expect(await again('university.peer0')).toBe('NODE_RETIRED');
  });

  test('may be one that a vote suspends, of which only a vote thinks again', async () => {
    const { current } = consortium;
    const nodeId = 'university.peer0' as NodeId;
    const payload = { kind: 'suspend-node', nodeId, reason: 'It answers wrongly.' } as const;
    const interventionId = await current.enact([{ kind: 'intervention.order', payload }]);
    expect(node(nodeId)).toMatchObject({ status: 'suspended', suspension: { interventionId } });
    const input = { interventionId, reason: 'x' };
    expect(await current.outcome('bank.gil', 'Interventions:lift', input)).toBe('INTERVENTION_NEEDS_VOTE');
    await current.enact([{ kind: 'intervention.lift', payload: input }]);
    expect(node(nodeId)).toMatchObject({ status: 'stopped' });
  });
});

test.each<[string, Order, string]>([
  ['a member as a node', { kind: 'suspend-node', memberId: 'bank', reason: 'x' }, 'ARGUMENT_INVALID'],
  ['a node as a member', { kind: 'suspend-member', nodeId: 'bank.peer0', reason: 'x' }, 'ARGUMENT_INVALID'],
  ['both', { ...MEMBER, nodeId: 'bank.peer0' }, 'ARGUMENT_INVALID'],
  ['a stranger', { ...MEMBER, memberId: 'nobody' }, 'MEMBER_NOT_FOUND'],
  ['a node that nobody knows', { ...NODE, nodeId: 'bank.peer9' }, 'NODE_NOT_FOUND'],
])('refuses %s', async (_what, order, code) => {
  expect(await consortium.current.outcome('bank.gil', 'Interventions:order', order)).toBe(code);
});
