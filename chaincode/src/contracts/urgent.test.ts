import { accepted } from '../testing/sample-consortium.js';
import { grant, MINUTE, RESOLUTION, revoke, useConsortium } from '../testing/proposal-steps.js';

const consortium = useConsortium();
const HOUR = 60 * MINUTE;
const GRANT = grant('bank.ann', 'representative');

async function outcome(name: 'Proposals:close' | 'Safeguards:concludeRatification', proposalId: string) {
  return consortium.current.outcome('bank', name, { proposalId });
}

/** An urgent decision that was just carried out. */
async function executed(actions = [GRANT]): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.urgentVoting(actions);
  for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
    accepted(await current.cast(memberId, proposalId, 'yes'));
  }
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  current.ledger.now += MINUTE;
  accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  return proposalId;
}

async function ratify(memberId: string, proposalId: string, choice: 'yes' | 'no'): Promise<string> {
  const { current } = consortium;
  accepted(await current.approve(`${memberId}.ann`, proposalId, choice));
  const approvals = [{ personId: `${memberId}.ann`, salt: 'ab'.repeat(32) }];
  return current.outcome(`${memberId}.rep`, 'Ballots:castRatification', { proposalId, choice, approvals });
}

function rolesOf(personId: string): readonly string[] {
  return consortium.current.ledger.records('person').find(({ id }) => id === personId)?.roles ?? [];
}

test('guardians of several members must declare the urgency before the vote opens', async () => {
  const { current } = consortium;
  const proposalId = await current.submitted([GRANT], 'urgent');
  const open = () => current.outcome('bank', 'Proposals:openVoting', { proposalId });
  expect(await open()).toBe('NOTICE_NOT_OVER');
  current.ledger.now += MINUTE;
  expect(await open()).toBe('JOINT_ACT_MISSING');
  accepted(await current.consent('bank', proposalId, 'urgency'));
  expect(await open()).toBe('JOINT_ACT_MISSING');
  accepted(await current.consent('exchange', proposalId, 'urgency'));
  expect(await open()).toBe('accepted');
});

test('only kinds that can be undone go by an urgent track', async () => {
  const { current } = consortium;
  const input = { title: 'x', description: '', actions: [RESOLUTION], trackId: 'urgent' };
  expect(await current.outcome('bank.rep', 'Proposals:draft', input)).toBe('accepted');
});

describe('a vote that misses the urgent bar', () => {
  test('goes on as a standard one, with its ballots and for the whole window', async () => {
    const { current } = consortium;
    const proposalId = await current.urgentVoting();
    accepted(await current.cast('bank', proposalId, 'yes'));
    accepted(await current.cast('university', proposalId, 'yes'));
    expect(await outcome('Proposals:close', proposalId)).toBe('VOTING_NOT_OVER');
    current.ledger.now += 10 * MINUTE;
    const before = current.phase(proposalId);
    expect(await current.send('bank', 'Proposals:close', { proposalId })).toMatchObject({
      result: { state: 'voting' },
    });
    expect(current.phase(proposalId)).toMatchObject({
      state: 'voting',
      trackId: 'ordinary',
      votingEndsAt: current.ledger.now + HOUR,
    });
    expect(current.phase(proposalId).votingEndsAt).toBeGreaterThan(before.votingEndsAt ?? 0);
    expect(current.ledger.records('stage-decision')).toMatchObject([
      { stage: 'urgent', outcome: 'no-quorum', rule: { trackId: 'urgent' } },
    ]);
    expect(current.ledger.records('decision')).toEqual([]);
    accepted(await current.cast('insurer', proposalId, 'abstain'));
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    expect(current.ledger.records('decision')).toMatchObject([
      {
        outcome: 'approved',
        early: true,
        tally: { weight: { yes: 4, abstain: 1 } },
        rule: { trackId: 'ordinary' },
      },
    ]);
    current.ledger.now += 5 * MINUTE;
    accepted(await current.send('bank', 'Execution:execute', { proposalId }));
    expect(current.phase(proposalId).state).toBe('executed');
  });
});

describe('an urgent decision that was carried out', () => {
  test('takes effect at once and awaits its ratification', async () => {
    const { current } = consortium;
    const proposalId = await executed();
    expect(rolesOf('bank.ann')).toContain('representative');
    expect(current.phase(proposalId)).toMatchObject({
      state: 'awaiting-ratification',
      ratificationEndsAt: current.ledger.now + 4 * HOUR,
    });
    const events = current.ledger.records('audit').filter(({ at }) => at === current.ledger.now);
    expect(events.map(({ event }) => event)).toEqual([
      'execution.executed',
      'proposal.awaiting-ratification',
      'role.granted',
    ]);
    expect(await outcome('Safeguards:concludeRatification', proposalId)).toBe('VOTING_NOT_OVER');
  });

  test('stays when the standard rule ratifies it', async () => {
    const { current } = consortium;
    const proposalId = await executed();
    expect(await ratify('bank', proposalId, 'yes')).toBe('accepted');
    expect(await ratify('university', proposalId, 'yes')).toBe('accepted');
    expect(await outcome('Safeguards:concludeRatification', proposalId)).toBe('VOTING_NOT_OVER');
    expect(await ratify('insurer', proposalId, 'no')).toBe('accepted');
    expect(await outcome('Safeguards:concludeRatification', proposalId)).toBe('accepted');
    expect(current.phase(proposalId).state).toBe('ratified');
    expect(rolesOf('bank.ann')).toContain('representative');
    expect(current.ledger.records('stage-decision')).toMatchObject([
      { stage: 'ratification', outcome: 'approved', rule: { trackId: 'ordinary' } },
    ]);
  });

  test('is annulled by silence, and what it changed is undone', async () => {
    const { current } = consortium;
    const proposalId = await executed([GRANT, revoke('bank.ann', 'approver'), grant('bank.ann', 'approver')]);
    current.ledger.now += 4 * HOUR;
    expect(await outcome('Safeguards:concludeRatification', proposalId)).toBe('accepted');
    expect(current.phase(proposalId).state).toBe('annulled');
    expect(rolesOf('bank.ann')).toEqual(['approver']);
    const undone = current.ledger.records('audit').filter(({ event }) => event === 'effect.undone');
    expect(undone.map(({ after }) => (after as { roles: string[] }).roles)).toEqual([
      ['representative'],
      ['approver', 'representative'],
      ['approver'],
    ]);
    expect(current.ledger.count('open-proposal' as 'phase')).toBe(0);
  });

  test('is annulled by a no, but a later lawful change stays', async () => {
    const { current } = consortium;
    const proposalId = await executed();
    await current.enact([grant('bank.ann', 'guardian')]);
    for (const memberId of ['bank', 'exchange', 'insurer']) {
      expect(await ratify(memberId, proposalId, 'no')).toBe('accepted');
    }
    expect(await outcome('Safeguards:concludeRatification', proposalId)).toBe('accepted');
    expect(rolesOf('bank.ann')).toEqual(['approver', 'guardian', 'representative']);
    expect(current.ledger.records('audit').filter(({ event }) => event === 'effect.kept')).toHaveLength(1);
  });

  test('approvals and ballots of the vote do not count for the ratification', async () => {
    const { current } = consortium;
    const proposalId = await executed();
    const approvals = [{ personId: 'bank.ann', salt: 'ab'.repeat(32) }];
    const input = { proposalId, choice: 'yes', approvals } as const;
    expect(await current.outcome('bank.rep', 'Ballots:castRatification', input)).toBe('APPROVAL_NOT_FOUND');
    expect(await ratify('bank', proposalId, 'yes')).toBe('accepted');
    expect(await current.approve('bank.ben', proposalId, 'no')).toMatchObject({
      refusal: { code: 'BALLOT_ALREADY_CAST' },
    });
    expect(await current.outcome('bank.rep', 'Ballots:castRatification', input)).toBe('BALLOT_ALREADY_CAST');
    current.ledger.now += 4 * HOUR;
    expect(
      await current.outcome('exchange.rep', 'Ballots:castRatification', { ...input, approvals: [] }),
    ).toBe('VOTING_OVER');
  });
});
