import { accepted } from '../testing/sample-consortium.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';

const consortium = useConsortium();
const DAY = 24 * 60 * MINUTE;

async function give(from: string, to: string, days = 7): Promise<string> {
  const { current } = consortium;
  const input = { trackId: 'careful', to, until: current.ledger.now + days * DAY };
  return current.outcome(`${from}.gil`, 'Delegations:give', input);
}

async function closed(proposalId: string): Promise<unknown> {
  const { current } = consortium;
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  return current.ledger.records('decision').find((one) => one.proposalId === proposalId);
}

test("the holder's ballot counts for the giver, and the decision says so", async () => {
  const { current } = consortium;
  expect(await give('bank', 'exchange')).toBe('accepted');
  const proposalId = await current.voting(undefined, 'careful');
  accepted(await current.cast('exchange', proposalId, 'yes'));
  accepted(await current.cast('insurer', proposalId, 'no'));
  expect(await closed(proposalId)).toMatchObject({
    outcome: 'approved',
    tally: { weight: { yes: 5, no: 1, silent: 1 } },
    delegated: [{ from: 'bank', to: 'exchange' }],
  });
});

test("the giver's own ballot goes before, whenever it is cast", async () => {
  const { current } = consortium;
  await give('bank', 'exchange');
  const proposalId = await current.voting(undefined, 'careful');
  accepted(await current.cast('exchange', proposalId, 'yes'));
  accepted(await current.cast('bank', proposalId, 'no'));
  accepted(await current.cast('insurer', proposalId, 'no'));
  expect(await closed(proposalId)).toMatchObject({
    outcome: 'rejected',
    tally: { heads: { yes: 1, no: 2 } },
  });
});

test('a vote stays open while a giver may still cast its own ballot', async () => {
  const { current } = consortium;
  await give('bank', 'exchange');
  const proposalId = await current.voting(undefined, 'careful');
  accepted(await current.cast('exchange', proposalId, 'yes'));
  accepted(await current.cast('insurer', proposalId, 'yes'));
  accepted(await current.cast('university', proposalId, 'abstain'));
  expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('VOTING_NOT_OVER');
});

test('counts only while it lives: not run out, not taken back, not replaced', async () => {
  const { current } = consortium;
  await give('bank', 'exchange', 1);
  current.ledger.now += DAY;
  const late = await current.voting(undefined, 'careful');
  accepted(await current.cast('exchange', late, 'yes'));
  expect(await closed(late)).not.toHaveProperty('delegated');

  await give('bank', 'exchange');
  accepted(await current.send('bank.gil', 'Delegations:revoke', { trackId: 'careful' }));
  expect(await current.outcome('bank.gil', 'Delegations:revoke', { trackId: 'careful' })).toBe(
    'DELEGATION_NOT_FOUND',
  );
  await give('bank', 'insurer');
  const replaced = await current.voting(undefined, 'careful');
  accepted(await current.cast('exchange', replaced, 'yes'));
  accepted(await current.cast('insurer', replaced, 'yes'));
  expect(await closed(replaced)).toMatchObject({ delegated: [{ from: 'bank', to: 'insurer' }] });
});

test('what is given or taken back after the end of the window changes nothing', async () => {
  const { current } = consortium;
  await give('bank', 'exchange');
  const proposalId = await current.voting(undefined, 'careful');
  accepted(await current.cast('exchange', proposalId, 'yes'));
  accepted(await current.cast('insurer', proposalId, 'yes'));
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('bank.gil', 'Delegations:revoke', { trackId: 'careful' }));
  await give('university', 'insurer');
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  expect(current.ledger.records('decision')).toMatchObject([
    { delegated: [{ from: 'bank', to: 'exchange' }] },
  ]);
});

test('a recused giver is represented by nobody', async () => {
  const { current } = consortium;
  await give('bank', 'exchange');
  const proposalId = await current.voting(undefined, 'careful');
  accepted(await current.send('bank.rep', 'Ballots:recuse', { proposalId, reason: 'We are the supplier.' }));
  accepted(await current.cast('exchange', proposalId, 'yes'));
  accepted(await current.cast('insurer', proposalId, 'yes'));
  expect(await closed(proposalId)).toMatchObject({
    recused: ['bank'],
    tally: { weight: { yes: 3, total: 4 } },
  });
});

test.each([
  ['to itself', 'bank', 'bank', 7, 'DELEGATION_OUTSIDE'],
  ['to who has no vote', 'bank', 'regulator', 7, 'DELEGATION_OUTSIDE'],
  ['to nobody', 'bank', 'ghost', 7, 'MEMBER_NOT_FOUND'],
  ['for longer than the track allows', 'bank', 'exchange', 31, 'DELEGATION_TOO_LONG'],
  ['for no time', 'bank', 'exchange', 0, 'DELEGATION_TOO_LONG'],
  ['from who has no vote', 'regulator', 'exchange', 7, 'MEMBER_DOES_NOT_VOTE'],
] as const)('is refused %s', async (...[, from, to, days, code]) => {
  expect(await give(from, to, days)).toBe(code);
});

test('a holder takes no more than the track allows, and other tracks allow none', async () => {
  const { current } = consortium;
  expect(await give('bank', 'exchange')).toBe('accepted');
  expect(await give('insurer', 'exchange')).toBe('DELEGATIONS_TOO_MANY');
  expect(await give('bank', 'exchange')).toBe('accepted');
  const input = { trackId: 'ordinary', to: 'exchange', until: current.ledger.now + DAY };
  expect(await current.outcome('bank.gil', 'Delegations:give', input)).toBe('DELEGATION_NOT_ALLOWED');
});
