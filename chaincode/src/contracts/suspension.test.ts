import type { Charter } from '../governance/charter.js';
import { attestationsNeeded, votingMembers } from '../governance/voters/electorate.js';
import type { MemberId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { accepted } from '../testing/sample-consortium.js';
import { ORDINARY_TRACK, SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';

const DAY = 24 * 60 * MINUTE;

/** Suspensions last ten days at most; three of the four that vote stay, and two nodes. */
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  membership: {
    leastMembers: 3,
    warnMembers: 0,
    leastNodes: 1,
    warnNodes: 0,
    exitNotice: 'P30D',
    longestSuspension: 'P10D',
  },
  actions: {
    ...SAMPLE_CHARTER.actions,
    'member.suspend': ['ordinary', 'careful', 'urgent'],
    'member.reinstate': ['ordinary'],
  },
};
const consortium = useConsortium(CHARTER);

function suspend(memberId: string, more: { readonly lasts?: string } = {}): Action {
  const payload = { memberId: memberId as MemberId, reason: 'It did not answer for weeks.', ...more };
  return { kind: 'member.suspend', payload };
}
const reinstate = (memberId: string): Action => ({
  kind: 'member.reinstate',
  payload: { memberId: memberId as MemberId },
});
const member = (id: string) => consortium.current.ledger.record('member', [id]);
const end = async (memberId: string, who = 'bank') =>
  consortium.current.outcome(who, 'Members:endSuspension', { memberId });

/** Drafts it by the bank; the refusal's code, or `accepted`. */
async function drafted(action: Action): Promise<string> {
  const input = { title: 'x', description: '', actions: [action] };
  return consortium.current.outcome('bank.rep', 'Proposals:draft', input);
}

test('a suspended member is kept, with the grounds, the decision and the moment at which it is over', async () => {
  const { current } = consortium;
  await current.enact([suspend('insurer')]);
  expect(member('insurer')).toMatchObject({
    status: 'suspended',
    weight: 1,
    suspension: {
      reason: 'It did not answer for weeks.',
      from: 'active',
      until: current.ledger.now + 10 * DAY,
      proposalId: current.ledger.records('proposal').at(0)?.id,
    },
  });
  const audit = current.ledger.records('audit').find(({ event }) => event === 'member.suspended');
  expect(audit).toMatchObject({ before: { status: 'active' }, after: { status: 'suspended' } });
});

test('its people and its agent can do nothing, whatever their roles allow', async () => {
  const { current } = consortium;
  const open = await current.voting();
  const draft = await current.draft();
  const lent = { trackId: 'careful', to: 'bank', until: current.ledger.now + DAY };
  await current.enact([suspend('insurer')]);
  const input = { title: 'x', description: '', actions: [RESOLUTION] };
  expect(await current.outcome('insurer.rep', 'Proposals:draft', input)).toBe('MEMBER_NOT_ACTIVE');
  expect(await current.outcome('insurer.rep', 'Proposals:sponsor', { proposalId: draft })).toBe(
    'MEMBER_NOT_ACTIVE',
  );
  expect((await current.approve('insurer.ann', open, 'no')).ok).toBe(false);
  expect(await current.outcome('insurer.gil', 'Delegations:give', lent)).toBe('MEMBER_NOT_ACTIVE');
  expect(await current.outcome('insurer', 'Proposals:close', { proposalId: open })).toBe('MEMBER_NOT_ACTIVE');
});

test('what was submitted before keeps its electors, in which the member is silent; what comes after does without it', async () => {
  const { current } = consortium;
  const before = await current.voting();
  await current.enact([suspend('insurer')]);
  const electors = (id: string) =>
    current.ledger.record('proposal', [id])?.pin?.electorate.map(({ memberId }) => memberId);
  expect(electors(before)).toEqual(['bank', 'exchange', 'insurer', 'university']);
  expect(electors(await current.submitted())).toEqual(['bank', 'exchange', 'university']);
});

test('a ballot that it cast before stays counted', async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  accepted(await current.cast('insurer', proposalId, 'no'));
  await current.enact([suspend('insurer')]);
  for (const memberId of ['bank', 'exchange'] as const) {
    await current.cast(memberId, proposalId, 'yes');
  }
  current.ledger.now += 60 * MINUTE;
  await current.send('bank', 'Proposals:close', { proposalId });
  expect(current.ledger.record('decision', [proposalId])).toMatchObject({
    tally: { weight: { yes: 5, no: 1, silent: 1 } },
  });
});

test('delegations from it and to it end, and none is given to it', async () => {
  const { current } = consortium;
  const give = async (from: string, to: string) =>
    current.outcome(`${from}.gil`, 'Delegations:give', {
      trackId: 'careful',
      to,
      until: current.ledger.now + 7 * DAY,
    });
  expect([await give('insurer', 'bank'), await give('university', 'insurer')]).toEqual([
    'accepted',
    'accepted',
  ]);
  expect(await give('exchange', 'university')).toBe('accepted');
  await current.enact([suspend('insurer')]);
  const ended = current.ledger.records('delegation').filter(({ revokedAt }) => revokedAt !== undefined);
  expect(ended.map(({ from }) => from)).toEqual(['insurer', 'university']);
  expect(await give('university', 'insurer')).toBe('MEMBER_NOT_ACTIVE');
});

test('a sponsor that is suspended meanwhile supports nothing', async () => {
  const { current } = consortium;
  const proposalId = await current.draft([RESOLUTION], 'bank.rep', { trackId: 'membership' });
  accepted(await current.send('insurer.rep', 'Proposals:sponsor', { proposalId }));
  await current.enact([suspend('insurer')]);
  expect(await current.outcome('bank.rep', 'Proposals:submit', { proposalId })).toBe('SPONSORS_MISSING');
});

test('it belongs to no body, so what its people said in one counts no more', async () => {
  const { current } = consortium;
  const proposalId = await current.submitted(undefined, 'careful');
  const until = { until: current.ledger.now + 100 * MINUTE };
  accepted(await current.consent('insurer', proposalId, 'hold', until));
  accepted(await current.consent('university', proposalId, 'hold', until));
  await current.enact([suspend('insurer')]);
  expect(await current.outcome('bank', 'Safeguards:hold', { proposalId })).toBe('JOINT_ACT_MISSING');
});

test('the attestations that a change of the network needs do without it', async () => {
  const { current } = consortium;
  await current.enact([suspend('insurer')]);
  const members = votingMembers(current.ledger.records('member'));
  expect(
    attestationsNeeded(
      { ...CHARTER, execution: { ...CHARTER.execution, attestations: { numerator: 1, denominator: 1 } } },
      members,
    ),
  ).toBe(3);
});

test('it ends by itself: anyone sets it going once the time is over, people of the member too', async () => {
  const { current } = consortium;
  await current.enact([suspend('insurer', { lasts: 'P2D' })]);
  current.ledger.now += 2 * DAY - 1;
  expect(await end('insurer')).toBe('SUSPENSION_NOT_OVER');
  current.ledger.now += 1;
  expect(await end('insurer', 'insurer.rep')).toBe('accepted');
  expect(member('insurer')?.status).toBe('active');
  expect(member('insurer')?.suspension).toBeUndefined();
  expect(await end('insurer')).toBe('MEMBER_NOT_SUSPENDED');
});

test('the agent of the suspended member can set its end going too, but a stranger cannot', async () => {
  const { current } = consortium;
  await current.enact([suspend('insurer')]);
  current.ledger.now += 10 * DAY;
  expect(await end('insurer', 'insurer.stranger')).toBe('CALLER_NOT_AGENT');
  expect(await end('insurer', 'insurer')).toBe('accepted');
});

test('a vote gives everything back before that', async () => {
  const { current } = consortium;
  await current.enact([suspend('university')]);
  const proposalId = await current.voting([reinstate('university')]);
  for (const memberId of ['bank', 'exchange'] as const) {
    accepted(await current.cast(memberId, proposalId, 'yes'));
  }
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  current.ledger.now += 5 * MINUTE;
  accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  expect(member('university')?.status).toBe('active');
  expect(member('university')?.suspension).toBeUndefined();
  expect(
    await current.outcome('university.rep', 'Proposals:draft', {
      title: 'x',
      description: '',
      actions: [RESOLUTION],
    }),
  ).toBe('accepted');
});

test('an urgent suspension that nobody ratifies is undone', async () => {
  const { current } = consortium;
  const proposalId = await current.urgentVoting([suspend('insurer')]);
  for (const memberId of ['bank', 'exchange', 'university'] as const) {
    accepted(await current.cast(memberId, proposalId, 'yes'));
  }
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  current.ledger.now += MINUTE;
  accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  expect(member('insurer')?.status).toBe('suspended');
  current.ledger.now += 240 * MINUTE;
  accepted(await current.send('bank', 'Safeguards:concludeRatification', { proposalId }));
  expect(member('insurer')?.status).toBe('active');
});

describe('is refused', () => {
  test.each([
    ['for somebody who is no member', suspend('nobody'), 'MEMBER_NOT_FOUND'],
    ['for longer than the charter allows', suspend('insurer', { lasts: 'P11D' }), 'SUSPENSION_TOO_LONG'],
    ['where there is nothing to give back', reinstate('insurer'), 'MEMBER_NOT_SUSPENDED'],
  ])('%s', async (_what, action, code) => {
    expect(await drafted(action)).toBe(code);
  });

  test('for a member that is suspended already', async () => {
    await consortium.current.enact([suspend('insurer')]);
    expect(await drafted(suspend('insurer'))).toBe('MEMBER_NOT_ACTIVE');
  });

  test('where too few members would be left, and a second one at the execution too', async () => {
    const { current } = consortium;
    const second = await current.due([suspend('university')]);
    await current.enact([suspend('insurer')]);
    expect(await drafted(suspend('university'))).toBe('MEMBERS_TOO_FEW');
    expect(await current.outcome('bank', 'Execution:execute', { proposalId: second })).toBe(
      'MEMBERS_TOO_FEW',
    );
  });

  test('where the only running node would be the suspended member’s', async () => {
    const { current } = consortium;
    const host = { name: 'peer0', system: 'Linux' };
    const node = {
      nodeId: 'insurer.peer0',
      kind: 'peer',
      version: '3.1.5',
      host,
      status: 'running',
    } as const;
    accepted(await current.send('insurer.rep', 'Nodes:register', node));
    expect(await drafted(suspend('insurer'))).toBe('NODES_TOO_FEW');
    expect(await drafted(suspend('university'))).toBe('accepted');
  });

  test('the member itself is recused where the track says so', async () => {
    const { current } = consortium;
    const proposalId = await current.submitted([suspend('insurer')], 'careful');
    const electors = current.ledger.record('proposal', [proposalId])?.pin?.electorate ?? [];
    expect(electors.filter(({ recused }) => recused === 'subject').map(({ memberId }) => memberId)).toEqual([
      'insurer',
    ]);
  });
});

describe('with a charter that only all four together can amend', () => {
  const sponsored = { ...ORDINARY_TRACK, sponsors: 3 };
  const tight = useConsortium({
    ...CHARTER,
    tracks: { ...CHARTER.tracks, tight: sponsored },
    actions: { ...CHARTER.actions, 'charter.amend': ['tight'] },
  });

  test('nobody is suspended, for then nobody could amend it any more', async () => {
    const input = { title: 'x', description: '', actions: [suspend('insurer')] };
    expect(await tight.current.outcome('bank.rep', 'Proposals:draft', input)).toBe('CONSORTIUM_STUCK');
  });
});
