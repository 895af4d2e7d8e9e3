import { accepted } from '../testing/sample-consortium.js';
import { ADMISSION } from '../testing/sample-admission.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';

const consortium = useConsortium();
const DRAFT = { title: 'x', description: '', actions: [RESOLUTION] };

describe('a draft', () => {
  test('takes its id from the transaction and goes by the usual track', async () => {
    const { current } = consortium;
    const answer = await current.send('bank.rep', 'Proposals:draft', DRAFT);
    expect(answer).toMatchObject({ ok: true, result: { proposalId: answer.ok && answer.txId } });
    expect(current.ledger.records('proposal')).toMatchObject([
      { trackId: 'ordinary', memberId: 'bank', personId: 'bank.rep', createdAt: current.ledger.now },
    ]);
  });

  test.each([
    ['an action of no kind', { actions: [{ kind: 'war.declare', payload: {} }] }, 'actions.0.kind'],
    [
      'a payload of another shape',
      { actions: [{ kind: 'resolution.record', payload: { text: 'x', more: 1 } }] },
      'actions.0.payload',
    ],
    ['no action', { actions: [] }, 'actions'],
    ['no title', { title: '' }, 'title'],
  ])('with %s is refused with its path', async (_what, change, path) => {
    const answer = await consortium.current.send('bank.rep', 'Proposals:draft', { ...DRAFT, ...change });
    expect(answer).toMatchObject({ refusal: { code: 'ARGUMENT_INVALID', params: { path } } });
  });

  test.each([
    ['nowhere', 'TRACK_NOT_FOUND'],
    ['membership', 'TRACK_NOT_FOR_ACTION'],
  ])('by the track %s is refused: %s', async (trackId, code) => {
    const grant = { kind: 'role.grant', payload: { personId: 'bank.ann', roleId: 'representative' } };
    const input = { ...DRAFT, actions: [grant], trackId };
    expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe(code);
  });

  test('is refused when its actions could not be executed as things stand', async () => {
    const grant = { kind: 'role.grant', payload: { personId: 'bank.nobody', roleId: 'approver' } };
    const input = { ...DRAFT, actions: [grant] };
    expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe('PERSON_NOT_FOUND');
  });

  test('plans its actions one after another: a role granted twice is refused', async () => {
    const grant = { kind: 'role.grant', payload: { personId: 'bank.ann', roleId: 'representative' } };
    const input = { ...DRAFT, actions: [grant, grant] };
    expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe('ROLE_ALREADY_HELD');
  });

  test('carries a network action alone', async () => {
    const input = { ...DRAFT, actions: [ADMISSION, RESOLUTION], trackId: 'membership' };
    const answer = await consortium.current.send('bank.rep', 'Proposals:draft', input);
    expect(answer).toMatchObject({
      refusal: { code: 'ACTIONS_MIXED', params: { actions: 'member.admit resolution.record' } },
    });
  });

  test("counts towards the institution's cap until it ends", async () => {
    const { current } = consortium;
    const [first] = [await current.draft(), await current.draft(), await current.draft()];
    expect(await current.send('bank.rep', 'Proposals:draft', DRAFT)).toMatchObject({
      refusal: { code: 'PROPOSALS_TOO_MANY', params: { memberId: 'bank', open: 3, cap: 3 } },
    });
    expect(await current.outcome('exchange.rep', 'Proposals:draft', DRAFT)).toBe('accepted');
    accepted(await current.send('bank.rep', 'Proposals:withdraw', { proposalId: first, reason: 'done' }));
    expect(await current.outcome('bank.rep', 'Proposals:draft', DRAFT)).toBe('accepted');
  });
});

describe('sponsoring', () => {
  test('is for other institutions, once each, while it is a draft', async () => {
    const { current } = consortium;
    const proposalId = await current.draft();
    expect(await current.outcome('bank.rep', 'Proposals:sponsor', { proposalId })).toBe(
      'SPONSOR_OWN_PROPOSAL',
    );
    expect(await current.outcome('exchange.rep', 'Proposals:sponsor', { proposalId })).toBe('accepted');
    expect(await current.outcome('exchange.rep', 'Proposals:sponsor', { proposalId })).toBe(
      'SPONSOR_ALREADY',
    );
    accepted(await current.send('bank.rep', 'Proposals:submit', { proposalId }));
    expect(await current.outcome('insurer.rep', 'Proposals:sponsor', { proposalId })).toBe(
      'PROPOSAL_WRONG_STATE',
    );
  });
});

describe('submission', () => {
  test('needs the sponsors that the track asks for', async () => {
    const { current } = consortium;
    const proposalId = await current.draft([ADMISSION]);
    expect(await current.send('bank.rep', 'Proposals:submit', { proposalId })).toMatchObject({
      refusal: { code: 'SPONSORS_MISSING', params: { proposalId, sponsors: 0, needed: 1 } },
    });
    accepted(await current.send('exchange.rep', 'Proposals:sponsor', { proposalId }));
    expect(await current.outcome('bank.rep', 'Proposals:submit', { proposalId })).toBe('accepted');
  });

  test('is for the drafter alone', async () => {
    const { current } = consortium;
    const proposalId = await current.draft();
    expect(await current.outcome('bank.ann', 'Proposals:submit', { proposalId })).toBe('PROPOSAL_NOT_YOURS');
    expect(await current.outcome('exchange.rep', 'Proposals:submit', { proposalId })).toBe(
      'PROPOSAL_NOT_YOURS',
    );
  });

  test('pins payload, charter and electorate, sorted, without those who do not vote', async () => {
    const { current } = consortium;
    const proposalId = await current.submitted();
    const [proposal] = current.ledger.records('proposal');
    expect(proposal?.pin).toEqual({
      at: current.ledger.now,
      charterVersion: 1,
      payloadHash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      electorate: [
        { memberId: 'bank', weight: 3 },
        { memberId: 'exchange', weight: 2 },
        { memberId: 'insurer', weight: 1 },
        { memberId: 'university', weight: 1 },
      ],
    });
    expect(current.phase(proposalId)).toMatchObject({
      state: 'notice',
      noticeEndsAt: current.ledger.now + 10 * MINUTE,
    });
    expect(await current.outcome('bank.rep', 'Proposals:submit', { proposalId })).toBe(
      'PROPOSAL_WRONG_STATE',
    );
  });
});

describe('opening the vote', () => {
  test('waits for the end of the notice, then anyone active may', async () => {
    const { current } = consortium;
    const proposalId = await current.submitted();
    const { noticeEndsAt } = current.phase(proposalId);
    current.ledger.now += 10 * MINUTE - 1;
    expect(await current.send('regulator.ann', 'Proposals:openVoting', { proposalId })).toMatchObject({
      refusal: { code: 'NOTICE_NOT_OVER', params: { proposalId, endsAt: noticeEndsAt } },
    });
    current.ledger.now += 1;
    expect(await current.outcome('regulator.ann', 'Proposals:openVoting', { proposalId })).toBe('accepted');
    expect(current.phase(proposalId).votingEndsAt).toBe(current.ledger.now + 60 * MINUTE);
  });

  test('of a draft, or of nothing, is refused', async () => {
    const { current } = consortium;
    const proposalId = await current.draft();
    expect(await current.outcome('bank', 'Proposals:openVoting', { proposalId })).toBe(
      'PROPOSAL_WRONG_STATE',
    );
    const none = { proposalId: 'f'.repeat(64) };
    expect(await current.outcome('bank', 'Proposals:openVoting', none)).toBe('PROPOSAL_NOT_FOUND');
  });

  test('is nothing for a stranger', async () => {
    const { current } = consortium;
    const proposalId = await current.submitted();
    expect(await current.outcome('bank.nobody', 'Proposals:openVoting', { proposalId })).toBe(
      'CALLER_NOT_AGENT',
    );
  });
});

describe('closing', () => {
  test('waits for the window while a ballot can still change the outcome', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    accepted(await current.cast('bank', proposalId, 'yes'));
    expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('VOTING_NOT_OVER');
    current.ledger.now += 60 * MINUTE;
    expect(await current.send('bank', 'Proposals:close', { proposalId })).toMatchObject({
      result: { outcome: 'no-quorum', state: 'no-quorum' },
    });
    expect(current.ledger.records('decision')).toMatchObject([
      { early: false, quorum: { met: false, reached: 1, needed: 3, base: 4 } },
    ]);
    expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('PROPOSAL_NOT_VOTING');
  });

  test('rejects early what can no longer pass', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
      accepted(await current.cast(memberId, proposalId, 'no'));
    }
    expect(await current.send('bank.ben', 'Proposals:close', { proposalId })).toMatchObject({
      result: { outcome: 'rejected' },
    });
    const [decision] = current.ledger.records('decision');
    expect(decision).toMatchObject({
      early: true,
      tally: { weight: { yes: 0, no: 6, silent: 1, total: 7 } },
      threshold: { met: false, reached: 0, needed: 4, base: 7 },
      rule: { trackId: 'ordinary' },
    });
  });

  test('queues what is approved, with the delay and the grace of the track', async () => {
    const { current } = consortium;
    const proposalId = await current.due();
    const closedAt = current.ledger.now - 5 * MINUTE;
    expect(current.phase(proposalId)).toMatchObject({
      state: 'queued',
      since: closedAt,
      dueAt: closedAt + 5 * MINUTE,
      expiresAt: closedAt + 5 * MINUTE + 24 * 60 * MINUTE,
    });
  });
});

describe('withdrawing', () => {
  const reason = 'Better idea';

  test('is for the drafter, in draft, notice and voting', async () => {
    const { current } = consortium;
    const drafted = await current.draft();
    expect(await current.outcome('exchange.rep', 'Proposals:withdraw', { proposalId: drafted, reason })).toBe(
      'PROPOSAL_NOT_YOURS',
    );
    for (const proposalId of [drafted, await current.submitted(), await current.voting()]) {
      expect(await current.outcome('bank.rep', 'Proposals:withdraw', { proposalId, reason })).toBe(
        'accepted',
      );
      expect(current.phase(proposalId)).toMatchObject({ state: 'withdrawn', withdrawnReason: reason });
    }
  });

  test('after the first ballot needs a sponsor that agrees', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    accepted(await current.cast('insurer', proposalId, 'no'));
    const withdraw = () => current.outcome('bank.rep', 'Proposals:withdraw', { proposalId, reason });
    const agree = (who: string) => current.outcome(who, 'Proposals:agreeToWithdrawal', { proposalId });
    expect(await withdraw()).toBe('WITHDRAWAL_NOT_AGREED');
    expect(await agree('insurer.rep')).toBe('NOT_A_SPONSOR');
    expect(await agree('exchange.ann')).toBe('PERMISSION_DENIED');
    expect(await agree('exchange.rep')).toBe('accepted');
    expect(await withdraw()).toBe('accepted');
  });

  test('is no way out of a vote whose window is over, or of a decision', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    current.ledger.now += 60 * MINUTE;
    expect(await current.outcome('bank.rep', 'Proposals:withdraw', { proposalId, reason })).toBe(
      'VOTING_OVER',
    );
    const decided = await current.due();
    expect(await current.outcome('bank.rep', 'Proposals:withdraw', { proposalId: decided, reason })).toBe(
      'PROPOSAL_WRONG_STATE',
    );
  });
});

describe('expiry', () => {
  test('comes when the grace is over, and not before', async () => {
    const { current } = consortium;
    const proposalId = await current.due();
    current.ledger.now += 24 * 60 * MINUTE - 1;
    expect(await current.outcome('bank', 'Proposals:expire', { proposalId })).toBe('EXPIRY_NOT_DUE');
    current.ledger.now += 1;
    expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('EXECUTION_EXPIRED');
    expect(await current.outcome('bank', 'Proposals:expire', { proposalId })).toBe('accepted');
    expect(current.phase(proposalId).state).toBe('expired');
  });
});
