import { accepted } from '../testing/sample-consortium.js';
import { grant, MINUTE, revoke, SALT, useConsortium } from '../testing/proposal-steps.js';
import type { Choice } from '../governance/states.js';

const consortium = useConsortium();

async function castAs(
  personId: string,
  proposalId: string,
  {
    choice = 'yes',
    approvers = [],
    salt = SALT,
  }: { choice?: Choice; approvers?: string[]; salt?: string } = {},
): Promise<unknown> {
  const approvals = approvers.map((one) => ({ personId: one, salt }));
  return consortium.current.send(personId, 'Ballots:cast', { proposalId, choice, approvals });
}

function refusal(code: string, params: object = {}): object {
  return { ok: false, refusal: { code, params } };
}

test("an institution's ballot names who cast it and whose approvals were proven", async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  accepted(await current.approve('bank.ben', proposalId, 'no'));
  accepted(await current.approve('bank.ann', proposalId, 'no'));
  const approvers = ['bank.ben', 'bank.ann', 'bank.ben'];
  expect(await castAs('bank.rep', proposalId, { choice: 'no', approvers })).toMatchObject({ ok: true });
  expect(current.ledger.records('ballot')).toMatchObject([
    { memberId: 'bank', choice: 'no', castBy: 'bank.rep', approvedBy: ['bank.ann', 'bank.ben'] },
  ]);
});

test('there is one ballot per institution, and it is final', async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  accepted(await current.cast('bank', proposalId, 'yes'));
  expect(await castAs('bank.rep', proposalId, { approvers: ['bank.ann'] })).toMatchObject(
    refusal('BALLOT_ALREADY_CAST', { proposalId, memberId: 'bank' }),
  );
});

describe('without the approvals that the own rule asks for', () => {
  test('a ballot is refused, with what is there and what is needed', async () => {
    const proposalId = await consortium.current.voting();
    expect(await castAs('bank.rep', proposalId)).toMatchObject(
      refusal('BALLOT_NOT_APPROVED', { memberId: 'bank', approvals: 0, needed: 1 }),
    );
  });

  test('an approval that was never given proves nothing', async () => {
    const proposalId = await consortium.current.voting();
    expect(await castAs('bank.rep', proposalId, { approvers: ['bank.ann'] })).toMatchObject(
      refusal('APPROVAL_NOT_FOUND', { personId: 'bank.ann', choice: 'yes' }),
    );
  });

  test.each<[string, Choice, string]>([
    ['another choice', 'no', SALT],
    ['another salt', 'yes', 'cd'.repeat(32)],
  ])('an approval of %s proves nothing', async (_what, choice, salt) => {
    const { current } = consortium;
    const proposalId = await current.voting();
    accepted(await current.approve('bank.ann', proposalId, 'yes'));
    expect(await castAs('bank.rep', proposalId, { choice, salt, approvers: ['bank.ann'] })).toMatchObject(
      refusal('APPROVAL_NOT_FOUND'),
    );
  });

  test('an approval of another proposal proves nothing', async () => {
    const { current } = consortium;
    const [first, second] = [await current.voting(), await current.voting()];
    accepted(await current.approve('bank.ann', first, 'yes'));
    expect(await castAs('bank.rep', second, { approvers: ['bank.ann'] })).toMatchObject(
      refusal('APPROVAL_NOT_FOUND'),
    );
  });

  test("another institution's people do not count", async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    accepted(await current.approve('exchange.ann', proposalId, 'yes'));
    expect(await castAs('bank.rep', proposalId, { approvers: ['exchange.ann'] })).toMatchObject(
      refusal('PERSON_NOT_FOUND', { personId: 'exchange.ann' }),
    );
  });

  test('people who may not approve do not count', async () => {
    const proposalId = await consortium.current.voting();
    expect(await castAs('bank.rep', proposalId, { approvers: ['bank.rep'] })).toMatchObject(
      refusal('PERMISSION_DENIED', { permission: 'ballot.approve', personId: 'bank.rep' }),
    );
  });

  test("an approver's role taken away takes the approval with it", async () => {
    const { current } = consortium;
    const revoking = revoke('bank.ann', 'approver');
    const revocation = await current.due([revoking]);
    const proposalId = await current.voting();
    accepted(await current.approve('bank.ann', proposalId, 'yes'));
    accepted(await current.send('bank', 'Execution:execute', { proposalId: revocation }));
    expect(await castAs('bank.rep', proposalId, { approvers: ['bank.ann'] })).toMatchObject(
      refusal('PERMISSION_DENIED', { personId: 'bank.ann' }),
    );
  });
});

test('where maker is not checker, the approval of the one who casts does not count', async () => {
  const { current } = consortium;
  const granting = grant('bank.ann', 'representative');
  await current.enact([granting]);
  const proposalId = await current.voting();
  accepted(await current.approve('bank.ann', proposalId, 'yes'));
  expect(await castAs('bank.ann', proposalId, { approvers: ['bank.ann'] })).toMatchObject(
    refusal('MAKER_IS_CHECKER', { personId: 'bank.ann' }),
  );
  expect(await castAs('bank.rep', proposalId, { approvers: ['bank.ann'] })).toMatchObject({ ok: true });
});

describe('the window', () => {
  test('is not open before the vote is', async () => {
    const { current } = consortium;
    const proposalId = await current.submitted();
    expect(await castAs('bank.rep', proposalId)).toMatchObject(
      refusal('PROPOSAL_NOT_VOTING', { proposalId, state: 'notice' }),
    );
    expect(await castAs('bank.rep', await current.draft())).toMatchObject(refusal('PROPOSAL_NOT_VOTING'));
  });

  test('ends with the last millisecond before the deadline', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    const endedAt = current.ledger.now + 60 * MINUTE;
    current.ledger.now = endedAt - 1;
    expect(await current.cast('bank', proposalId, 'yes')).toMatchObject({ ok: true });
    current.ledger.now = endedAt;
    expect(await current.cast('exchange', proposalId, 'yes')).toMatchObject(
      refusal('VOTING_OVER', { proposalId, endedAt }),
    );
  });

  test('is over once the vote is decided', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
      accepted(await current.cast(memberId, proposalId, 'yes'));
    }
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    expect(await castAs('university.rep', proposalId)).toMatchObject(
      refusal('PROPOSAL_NOT_VOTING', { state: 'queued' }),
    );
  });
});

test('a member that does not vote casts no ballot, whatever roles its people have', async () => {
  const { current } = consortium;
  const granting = grant('regulator.ann', 'representative');
  await current.enact([granting]);
  const proposalId = await current.voting();
  expect(await castAs('regulator.ann', proposalId)).toMatchObject(
    refusal('MEMBER_DOES_NOT_VOTE', { memberId: 'regulator' }),
  );
});
