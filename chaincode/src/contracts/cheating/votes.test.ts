/** Attempts to count for more than one's own vote, in somebody else's name, or with an approval that is no longer meant. */
import { CHEATED_CHARTER, suspend } from '../../testing/cheated-charter.js';
import type { MemberId } from '../../governance/ids.js';
import type { Choice } from '../../governance/states.js';
import { grant, MINUTE, revoke, SALT, useConsortium } from '../../testing/proposal-steps.js';
import { accepted, VOTER_IDS } from '../../testing/sample-consortium.js';
import { testIdentity } from '../../testing/test-identity.js';

const consortium = useConsortium(CHEATED_CHARTER);

async function castAs(who: string, proposalId: string, choice: Choice = 'yes'): Promise<string> {
  const approvals = [{ personId: 'bank.ann', salt: SALT }];
  return consortium.current.outcome(who, 'Ballots:cast', { proposalId, choice, approvals });
}

/** Closes at the end of the window; the decision. */
async function decided(proposalId: string): Promise<object | undefined> {
  const { current } = consortium;
  current.ledger.now = current.phase(proposalId).votingEndsAt ?? 0;
  accepted(await current.send('insurer', 'Proposals:close', { proposalId }));
  return current.ledger.record('decision', [proposalId]);
}

async function delegate(from: string, to: string): Promise<void> {
  const { current } = consortium;
  const until = current.ledger.now + 24 * 60 * MINUTE;
  accepted(await current.send(`${from}.gil`, 'Delegations:give', { trackId: 'careful', to, until }));
}

describe('voting twice', () => {
  test('by the same person, by another one, and by the agent', async () => {
    const { current } = consortium;
    await current.enact([grant('bank.ben', 'representative')]);
    const proposalId = await current.voting();
    accepted(await current.cast('bank', proposalId, 'yes'));
    expect(await castAs('bank.rep', proposalId)).toBe('BALLOT_ALREADY_CAST');
    expect(await castAs('bank.ben', proposalId)).toBe('BALLOT_ALREADY_CAST');
    expect(await castAs('bank', proposalId)).toBe('CALLER_NOT_BOUND');
  });

  test('with a second key of the same name', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    accepted(await current.approve('bank.ann', proposalId, 'yes'));
    const second = testIdentity({ mspId: 'bankMSP', commonNames: ['bank.rep'] });
    const approvals = [{ personId: 'bank.ann', salt: SALT }];
    const input = { proposalId, choice: 'yes', approvals } as const;
    expect(await current.ledger.send(second, 'Ballots:cast', input)).toMatchObject({
      refusal: { code: 'CALLER_NOT_BOUND' },
    });
    const bind = await current.ledger.send(second, 'People:bindCredential', { personId: 'bank.rep' });
    expect(bind.ok).toBe(false);
    expect(current.ledger.count('ballot')).toBe(0);
  });

  test('through an approval that names one approver twice', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    accepted(await current.approve('bank.ann', proposalId, 'yes'));
    const twice = [1, 2].map(() => ({ personId: 'bank.ann', salt: SALT }));
    accepted(await current.send('bank.rep', 'Ballots:cast', { proposalId, choice: 'yes', approvals: twice }));
    expect(current.ledger.records('ballot')).toMatchObject([{ approvedBy: ['bank.ann'] }]);
  });
});

describe('delegation', () => {
  test('counts a giver that also votes once, by its own ballot', async () => {
    const { current } = consortium;
    await delegate('bank', 'exchange');
    const proposalId = await current.voting(undefined, 'careful');
    accepted(await current.cast('bank', proposalId, 'no'));
    accepted(await current.cast('exchange', proposalId, 'yes'));
    expect(await decided(proposalId)).toMatchObject({ tally: { weight: { yes: 2, no: 3, silent: 2 } } });
  });

  test('is followed one step: a holder passes on nothing that it was given', async () => {
    const { current } = consortium;
    await delegate('bank', 'exchange');
    await delegate('exchange', 'insurer');
    const proposalId = await current.voting(undefined, 'careful');
    accepted(await current.cast('insurer', proposalId, 'yes'));
    expect(await decided(proposalId)).toMatchObject({
      tally: { weight: { yes: 3, silent: 4 } },
      delegated: [{ from: 'exchange', to: 'insurer' }],
    });
  });

  test('in a circle represents nobody', async () => {
    const { current } = consortium;
    await delegate('bank', 'exchange');
    await delegate('exchange', 'bank');
    const proposalId = await current.voting(undefined, 'careful');
    accepted(await current.cast('insurer', proposalId, 'yes'));
    const decision = await decided(proposalId);
    expect(decision).toMatchObject({ tally: { weight: { yes: 1, silent: 6 } } });
    expect(decision).not.toHaveProperty('delegated');
  });
});

describe('a cap on weight', () => {
  const weigh = (memberId: string, more: object) => ({
    kind: 'member.weigh' as const,
    payload: { memberId: memberId as MemberId, ...more },
  });
  const counted = async (): Promise<Record<string, number>> => {
    const { current } = consortium;
    const proposalId = await current.submitted(undefined, 'capped');
    const electorate = current.ledger.record('proposal', [proposalId])?.pin?.electorate ?? [];
    return Object.fromEntries(electorate.map(({ memberId, weight }) => [memberId, weight]));
  };

  test('holds for a member, however heavy it is made', async () => {
    await consortium.current.enact([weigh('bank', { weight: 1000 })]);
    const { bank = 0, exchange = 0, insurer = 0, university = 0 } = await counted();
    expect([exchange, insurer, university]).toEqual([2, 1, 1]);
    expect(bank * 5).toBeLessThanOrEqual((bank + 4) * 2);
  });

  test('holds for affiliates together', async () => {
    const group = 'north';
    await consortium.current.enact([weigh('bank', { group }), weigh('exchange', { group })]);
    const { bank = 0, exchange = 0, insurer = 0, university = 0 } = await counted();
    const all = bank + exchange + insurer + university;
    expect([insurer, university]).toEqual([1, 1]);
    expect((bank + exchange) * 5).toBeLessThanOrEqual(all * 2);
  });
});

describe('acting in the name of an institution that may not act', () => {
  test('its people, its agent and the delegate of it count for nothing', async () => {
    const { current } = consortium;
    await delegate('bank', 'exchange');
    await current.enact([suspend('bank')]);
    const proposalId = await current.draft(undefined, 'insurer.rep', { trackId: 'careful' });
    accepted(await current.send('university.rep', 'Proposals:sponsor', { proposalId }));
    accepted(await current.send('insurer.rep', 'Proposals:submit', { proposalId }));
    await current.open(proposalId);
    expect(await castAs('bank.rep', proposalId)).toBe('MEMBER_NOT_ACTIVE');
    expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('MEMBER_NOT_ACTIVE');
    for (const memberId of ['exchange', 'insurer'] as const) {
      accepted(await current.cast(memberId, proposalId, 'yes'));
    }
    expect(await decided(proposalId)).toMatchObject({ tally: { weight: { yes: 3, total: 4 } } });
  });

  test('a person of another institution with the same short name is somebody else', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    accepted(await current.approve('bank.ann', proposalId, 'yes'));
    expect(await castAs('exchange.rep', proposalId)).toBe('PERSON_NOT_FOUND');
    const forged = testIdentity({ mspId: 'exchangeMSP', commonNames: ['bank.rep'] });
    const answer = await current.ledger.send(forged, 'People:bindCredential', { personId: 'bank.rep' });
    expect(answer.ok).toBe(false);
  });
});

describe('a stale approval', () => {
  test.each(['hold', 'veto'] as const)(
    'of a %s does not count once the role behind it is taken',
    async (act) => {
      const { current } = consortium;
      const proposalId = await current.voting(undefined, 'careful');
      for (const memberId of VOTER_IDS) accepted(await current.cast(memberId, proposalId, 'yes'));
      accepted(await current.send('bank', 'Proposals:close', { proposalId }));
      const until = current.ledger.now + 24 * 60 * MINUTE;
      for (const memberId of ['bank', 'insurer']) {
        accepted(await current.consent(memberId, proposalId, act, act === 'hold' ? { until } : {}));
      }
      await current.enact([revoke('bank.gil', 'guardian')]);
      const name = act === 'hold' ? 'Safeguards:hold' : 'Safeguards:veto';
      expect(await current.outcome('exchange', name, { proposalId })).toBe('JOINT_ACT_MISSING');
    },
  );

  test('does not carry a ballot back to what was approved before', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'changing');
    accepted(await current.cast('bank', proposalId, 'yes'));
    accepted(await current.cast('bank', proposalId, 'no'));
    expect(await castAs('bank.rep', proposalId, 'yes')).toBe('APPROVAL_NOT_FOUND');
  });

  test('of one vote does not serve another of the same content', async () => {
    const { current } = consortium;
    const first = await current.voting();
    accepted(await current.approve('bank.ann', first, 'yes'));
    expect(await castAs('bank.rep', await current.voting())).toBe('APPROVAL_NOT_FOUND');
  });
});

describe('a secret ballot', () => {
  async function revealing(copied: 'within' | 'across'): Promise<string> {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'secret');
    accepted(await current.commit('bank', proposalId, 'yes'));
    const other = copied === 'within' ? proposalId : await current.submitted(undefined, 'secret');
    const commitment = current.commitment('bank', other, 'yes');
    const transient = { approval: { commitment, salt: SALT } };
    accepted(await current.send('exchange.ann', 'Deliberation:approve', { proposalId }, { transient }));
    const approvals = [{ personId: 'exchange.ann', salt: SALT }];
    accepted(await current.send('exchange.rep', 'Ballots:commit', { proposalId, commitment, approvals }));
    current.ledger.now += 60 * MINUTE;
    accepted(await current.send('bank', 'Proposals:openReveal', { proposalId }));
    accepted(await current.reveal('bank', proposalId, 'yes'));
    return proposalId;
  }

  test.each(['within', 'across'] as const)('cannot be copied %s votes without knowing it', async (copied) => {
    const { current } = consortium;
    const proposalId = await revealing(copied);
    expect(await current.reveal('exchange', proposalId, 'yes')).toMatchObject({
      refusal: { code: 'COMMITMENT_DIFFERS' },
    });
    current.ledger.now += 30 * MINUTE;
    accepted(await current.send('insurer', 'Proposals:close', { proposalId }));
    expect(current.ledger.record('decision', [proposalId])).toMatchObject({
      tally: { heads: { yes: 1, unrevealed: 1, silent: 2 } },
    });
  });

  test('is revealed once, by its own institution', async () => {
    const { current } = consortium;
    const proposalId = await revealing('within');
    expect(await current.reveal('bank', proposalId, 'yes')).toMatchObject({
      refusal: { code: 'BALLOT_ALREADY_CAST' },
    });
    expect(await current.reveal('insurer', proposalId, 'yes')).toMatchObject({
      refusal: { code: 'COMMITMENT_NOT_FOUND' },
    });
  });
});

test('nobody counts for more than it is pinned with, whoever says what', async () => {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'capped');
  for (const memberId of VOTER_IDS) accepted(await current.cast(memberId, proposalId, 'yes'));
  const pinned = current.ledger.record('proposal', [proposalId])?.pin?.electorate ?? [];
  const all = pinned.reduce((sum, { weight }) => sum + weight, 0);
  expect(await decided(proposalId)).toMatchObject({ tally: { weight: { yes: all, total: all } } });
});
