import type { Action } from '../governance/records/actions.js';
import { accepted, VOTER_IDS } from '../testing/sample-consortium.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';

const consortium = useConsortium();
const HOUR = 60 * MINUTE;

async function wishHold(proposalId: string, minutes: number, who = ['bank', 'insurer']): Promise<void> {
  const { current } = consortium;
  const until = current.ledger.now + minutes * MINUTE;
  for (const memberId of who) accepted(await current.consent(memberId, proposalId, 'hold', { until }));
}

async function hold(proposalId: string): Promise<string> {
  return consortium.current.outcome('exchange', 'Safeguards:hold', { proposalId });
}

async function release(proposalId: string): Promise<string> {
  return consortium.current.outcome('exchange', 'Safeguards:release', { proposalId });
}

async function carefulQueued(): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'careful');
  for (const memberId of VOTER_IDS) accepted(await current.cast(memberId, proposalId, 'yes'));
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  return proposalId;
}

describe('a hold', () => {
  test('needs several people of the body, from several members', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'careful');
    await wishHold(proposalId, 60, ['bank']);
    expect(await current.send('exchange', 'Safeguards:hold', { proposalId })).toMatchObject({
      refusal: { code: 'JOINT_ACT_MISSING', params: { people: 1, needed: 2, neededInstitutions: 2 } },
    });
    await wishHold(proposalId, 60, ['insurer']);
    expect(await hold(proposalId)).toBe('accepted');
  });

  test('stops every clock and keeps the remaining time', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'careful');
    const before = current.phase(proposalId);
    current.ledger.now += 10 * MINUTE;
    await wishHold(proposalId, 90);
    accepted(await current.send('bank', 'Safeguards:hold', { proposalId }));
    expect(current.phase(proposalId)).toMatchObject({
      state: 'held',
      hold: {
        state: 'voting',
        until: current.ledger.now + 90 * MINUTE,
        reason: 'bank says so\ninsurer says so',
      },
    });
    const ballot = { proposalId, choice: 'yes' as const, approvals: [] };
    expect(await current.send('bank.rep', 'Ballots:cast', ballot)).toMatchObject({
      refusal: { code: 'PROPOSAL_NOT_VOTING', params: { state: 'held' } },
    });
    expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('PROPOSAL_NOT_VOTING');
    current.ledger.now += 90 * MINUTE - 1;
    expect(await release(proposalId)).toBe('HOLD_NOT_OVER');
    current.ledger.now += 1;
    expect(await release(proposalId)).toBe('accepted');
    const after = current.phase(proposalId);
    expect(after).toMatchObject({ state: 'voting', pauses: [{ until: current.ledger.now }] });
    expect(after).not.toHaveProperty('hold');
    expect(after.votingEndsAt).toBe((before.votingEndsAt ?? 0) + 90 * MINUTE);
  });

  test('lasts as short as anybody wants, as the track allows at a time, and within what it allows in all', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'careful');
    const { now } = current.ledger;
    await wishHold(proposalId, 600);
    accepted(await current.send('bank', 'Safeguards:hold', { proposalId }));
    expect(current.phase(proposalId).hold?.until).toBe(now + 2 * HOUR);
    current.ledger.now += 2 * HOUR;
    accepted(await current.send('bank', 'Safeguards:release', { proposalId }));
    expect(await hold(proposalId)).toBe('JOINT_ACT_MISSING');
    await wishHold(proposalId, 600);
    accepted(await current.send('bank', 'Safeguards:hold', { proposalId }));
    expect(current.phase(proposalId).hold?.until).toBe(current.ledger.now + HOUR);
    current.ledger.now += HOUR;
    accepted(await current.send('bank', 'Safeguards:release', { proposalId }));
    await wishHold(proposalId, 600);
    expect(await hold(proposalId)).toBe('HOLDS_SPENT');
  });

  test('is ended before its time only by those who hold', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'careful');
    await wishHold(proposalId, 60);
    accepted(await current.send('bank', 'Safeguards:hold', { proposalId }));
    current.ledger.now += MINUTE;
    accepted(await current.consent('exchange', proposalId, 'release'));
    expect(await release(proposalId)).toBe('HOLD_NOT_OVER');
    accepted(await current.consent('university', proposalId, 'release'));
    expect(await release(proposalId)).toBe('accepted');
  });

  test('keeps a decision from being executed, and then puts off its delay and its expiry', async () => {
    const { current } = consortium;
    const proposalId = await carefulQueued();
    const before = current.phase(proposalId);
    await wishHold(proposalId, 60);
    accepted(await current.send('bank', 'Safeguards:hold', { proposalId }));
    current.ledger.now += 30 * MINUTE;
    expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('PROPOSAL_WRONG_STATE');
    current.ledger.now += 30 * MINUTE;
    accepted(await current.send('bank', 'Safeguards:release', { proposalId }));
    const after = current.phase(proposalId);
    expect([after.dueAt, after.expiresAt, after.reviewsEndAt]).toEqual([
      (before.dueAt ?? 0) + HOUR,
      (before.expiresAt ?? 0) + HOUR,
      before.reviewsEndAt?.map((moment) => moment + HOUR),
    ]);
    expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('EXECUTION_NOT_DUE');
  });

  test('by a regulator needs a power that a vote has granted, and tracks without holds know none', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'careful');
    const until = current.ledger.now + HOUR;
    expect(await current.consent('regulator', proposalId, 'hold', { until })).toMatchObject({
      refusal: { code: 'POWER_MISSING' },
    });
    const ordinary = await current.voting();
    expect(await current.consent('bank', ordinary, 'hold', { until })).toMatchObject({
      refusal: { code: 'BODY_NOT_ASKED' },
    });
    expect(await hold(ordinary)).toBe('HOLD_NOT_ALLOWED');
  });

  test.each([
    ['a hold without an end', 'hold', {}],
    ['a hold that ends in the past', 'hold', { until: 1 }],
    ['a ruling about nobody', 'recusal', {}],
    ['a veto with an end', 'veto', { until: 4_000_000_000_000 }],
  ] as const)('%s is malformed', async (_what, act, more) => {
    const { current } = consortium;
    const proposalId = act === 'veto' ? await carefulQueued() : await current.submitted(undefined, 'careful');
    expect(await current.consent('bank', proposalId, act, more)).toMatchObject({
      refusal: { code: 'ARGUMENT_INVALID' },
    });
  });
});

describe('a power for a regulator', () => {
  const DAY = 24 * HOUR;
  const empower = (more: object = {}) => ({
    kind: 'regulator.empower',
    payload: { memberId: 'regulator', power: 'hold', until: consortium.current.ledger.now + DAY, ...more },
  });

  test('lets it join a hold until it ends, and not after', async () => {
    const { current } = consortium;
    await current.enact([empower() as Action]);
    const wish = async (proposalId: string) => {
      const until = current.ledger.now + HOUR;
      accepted(await current.consent('bank', proposalId, 'hold', { until }));
      return current.consent('regulator', proposalId, 'hold', { until });
    };
    const proposalId = await current.voting(undefined, 'careful');
    accepted(await wish(proposalId));
    expect(await hold(proposalId)).toBe('accepted');
    current.ledger.now += DAY;
    const later = await current.voting(undefined, 'careful');
    expect(await wish(later)).toMatchObject({ refusal: { code: 'POWER_MISSING' } });
    expect(await hold(later)).toBe('JOINT_ACT_MISSING');
  });

  test.each([
    ['for somebody who is no regulator', { memberId: 'bank' }, 'NOT_A_REGULATOR'],
    ['for nobody', { memberId: 'ghost' }, 'MEMBER_NOT_FOUND'],
    ['that the charter does not know', { power: 'freeze-person' }, 'POWER_NOT_GRANTABLE'],
    ['for longer than the charter allows', { until: 8_000_000_000_000 }, 'POWER_TOO_LONG'],
    ['that has ended already', { until: 1 }, 'POWER_TOO_LONG'],
  ])('is refused %s', async (_what, more, code) => {
    const input = { title: 'x', description: '', actions: [empower(more)] };
    expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe(code);
  });
});

describe('a veto', () => {
  test('needs several guardians from several members, while the decision waits, and keeps their reasons', async () => {
    const { current } = consortium;
    const proposalId = await carefulQueued();
    const veto = () => current.outcome('bank', 'Safeguards:veto', { proposalId });
    expect(await veto()).toBe('JOINT_ACT_MISSING');
    accepted(await current.consent('bank', proposalId, 'veto'));
    accepted(await current.consent('bank', proposalId, 'veto'));
    expect(await veto()).toBe('JOINT_ACT_MISSING');
    accepted(await current.consent('insurer', proposalId, 'veto'));
    expect(await veto()).toBe('accepted');
    expect(current.phase(proposalId)).toMatchObject({
      state: 'vetoed',
      vetoReason: 'bank says so\ninsurer says so',
    });
    expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('PROPOSAL_WRONG_STATE');
  });

  test('puts the execution off until its time is over, and comes too late after it', async () => {
    const { current } = consortium;
    const proposalId = await carefulQueued();
    current.ledger.now += 15 * MINUTE - 1;
    expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('EXECUTION_NOT_DUE');
    accepted(await current.consent('bank', proposalId, 'veto'));
    current.ledger.now += 1;
    accepted(await current.consent('insurer', proposalId, 'veto'));
    expect(await current.outcome('bank', 'Safeguards:veto', { proposalId })).toBe('VETO_NOT_ALLOWED');
    expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('accepted');
  });

  test('is for the people of the body alone', async () => {
    const { current } = consortium;
    const proposalId = await carefulQueued();
    const input = { proposalId, act: 'veto', bodyId: 'senate', reason: 'No.' } as const;
    expect(await current.outcome('bank.gil', 'Safeguards:consent', input)).toBe('BODY_NOT_ASKED');
    const ordinary = await current.due();
    expect(await current.outcome('bank', 'Safeguards:veto', { proposalId: ordinary })).toBe(
      'VETO_NOT_ALLOWED',
    );
  });
});

describe('a matter that is taken to another track', () => {
  test('is superseded once enough electors demand it', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'careful');
    const demand = (memberId: string) =>
      current.outcome(`${memberId}.rep`, 'Ballots:demandReferral', { proposalId });
    const supersede = () => current.outcome('bank', 'Proposals:supersede', { proposalId });
    expect(await demand('bank')).toBe('accepted');
    expect(await demand('bank')).toBe('REFERRAL_ALREADY_DEMANDED');
    expect(await supersede()).toBe('STILL_POSSIBLE');
    expect(await demand('insurer')).toBe('accepted');
    expect(await supersede()).toBe('accepted');
    expect(current.phase(proposalId)).toMatchObject({ state: 'superseded', supersededBy: 'REFERRED' });
  });

  test('is not for those who are recused to demand', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'careful');
    accepted(
      await current.send('insurer.rep', 'Ballots:recuse', { proposalId, reason: 'We are the supplier.' }),
    );
    expect(await current.outcome('insurer.rep', 'Ballots:demandReferral', { proposalId })).toBe('RECUSED');
  });
});
