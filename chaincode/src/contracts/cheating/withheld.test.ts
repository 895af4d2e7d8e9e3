/**
 * An endorsement has no expiry: a cheater can have a transaction endorsed in time and submit it when it suits. Whatever it depends on is
 * read in it, so that it dies with the change that it would have evaded.
 */
import { CHEATED_CHARTER, suspend } from '../../testing/cheated-charter.js';
import { MINUTE, revoke, SALT, useConsortium } from '../../testing/proposal-steps.js';
import { accepted, VOTER_IDS } from '../../testing/sample-consortium.js';
import { withheld, type Submitted } from '../../testing/withheld.js';

const consortium = useConsortium(CHEATED_CHARTER);

/** The bank's ballot, approved and endorsed in time. */
async function ballot(proposalId: string): Promise<() => Submitted> {
  const { current } = consortium;
  accepted(await current.approve('bank.ann', proposalId, 'yes'));
  const approvals = [{ personId: 'bank.ann', salt: SALT }];
  return withheld(current, 'bank.rep', 'Ballots:cast', { proposalId, choice: 'yes', approvals });
}

async function hold(proposalId: string): Promise<void> {
  const { current } = consortium;
  const until = current.ledger.now + 30 * MINUTE;
  for (const memberId of ['bank', 'insurer']) {
    accepted(await current.consent(memberId, proposalId, 'hold', { until }));
  }
  accepted(await current.send('bank', 'Safeguards:hold', { proposalId }));
}

/** Approved on the track that can be held and vetoed, with its delay and its review over. */
async function due(): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'careful');
  for (const memberId of VOTER_IDS) accepted(await current.cast(memberId, proposalId, 'yes'));
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  current.ledger.now += 15 * MINUTE;
  return proposalId;
}

describe('a ballot endorsed in time', () => {
  test('counts when it is submitted while nothing has changed', async () => {
    const { current } = consortium;
    const submit = await ballot(await current.voting(undefined, 'careful'));
    expect(submit()).toBe('committed');
  });

  test('is void after the close', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    const submit = await ballot(proposalId);
    current.ledger.now += 60 * MINUTE;
    accepted(await current.send('insurer', 'Proposals:close', { proposalId }));
    expect(submit()).toBe('conflict');
  });

  test('is void after a hold and after a withdrawal', async () => {
    const { current } = consortium;
    const held = await current.voting(undefined, 'careful');
    const late = await ballot(held);
    await hold(held);
    expect(late()).toBe('conflict');
    const withdrawn = await current.voting();
    const void_ = await ballot(withdrawn);
    accepted(await current.send('bank.rep', 'Proposals:withdraw', { proposalId: withdrawn, reason: 'x' }));
    expect(void_()).toBe('conflict');
  });

  test('is void once its approver has said otherwise, or may approve no more', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    const stale = await ballot(proposalId);
    accepted(await current.approve('bank.ann', proposalId, 'no'));
    expect(stale()).toBe('conflict');
    const submit = await ballot(proposalId);
    await current.enact([revoke('bank.ann', 'approver')]);
    expect(submit()).toBe('conflict');
  });

  test('is void once the institution is suspended', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    const submit = await ballot(proposalId);
    await current.enact([suspend('bank')]);
    expect(submit()).toBe('conflict');
  });
});

describe('an execution endorsed when it was due', () => {
  test('is void after a hold', async () => {
    const proposalId = await due();
    const submit = await withheld(consortium.current, 'bank', 'Execution:execute', { proposalId });
    await hold(proposalId);
    expect(submit()).toBe('conflict');
  });

  test('is void after the expiry', async () => {
    const { current } = consortium;
    const proposalId = await due();
    const submit = await withheld(current, 'bank', 'Execution:execute', { proposalId });
    current.ledger.now = (current.phase(proposalId).expiresAt ?? 0) + 1;
    accepted(await current.send('insurer', 'Proposals:expire', { proposalId }));
    expect(submit()).toBe('conflict');
  });

  test('is void after another one has carried it out', async () => {
    const { current } = consortium;
    const proposalId = await due();
    const submit = await withheld(current, 'bank', 'Execution:execute', { proposalId });
    accepted(await current.send('insurer', 'Execution:execute', { proposalId }));
    expect(submit()).toBe('conflict');
  });
});

test('a close is void when a ballot has come in that it did not count', async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  const cast = await ballot(proposalId);
  current.ledger.now += 60 * MINUTE;
  const close = await withheld(current, 'insurer', 'Proposals:close', { proposalId });
  expect(cast()).toBe('committed');
  expect(close()).toBe('conflict');
});

test('a close is void when a delegation that it counted was taken back', async () => {
  const { current } = consortium;
  const until = current.ledger.now + 24 * 60 * MINUTE;
  accepted(await current.send('bank.gil', 'Delegations:give', { trackId: 'careful', to: 'exchange', until }));
  const proposalId = await current.voting(undefined, 'careful');
  accepted(await current.cast('exchange', proposalId, 'yes'));
  current.ledger.now += 60 * MINUTE;
  const close = await withheld(current, 'insurer', 'Proposals:close', { proposalId });
  accepted(await current.send('bank.gil', 'Delegations:revoke', { trackId: 'careful' }));
  expect(close()).toBe('conflict');
});

test('a submission that would pin the electors of before is void once they have changed', async () => {
  const { current } = consortium;
  const proposalId = await current.draft();
  const submit = await withheld(current, 'bank.rep', 'Proposals:submit', { proposalId });
  await current.enact([suspend('university')]);
  expect(submit()).toBe('conflict');
});
