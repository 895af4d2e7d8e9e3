import { accepted, mspOf } from '../testing/sample-consortium.js';
import { MINUTE, SALT, useConsortium } from '../testing/proposal-steps.js';

const consortium = useConsortium();
const opinion = { choice: 'yes', text: 'It helps.', salt: SALT };

test('opinions and approvals stay in the own collection, without any public trace', async () => {
  const { current } = consortium;
  const proposalId = await current.submitted();
  const { size } = current.ledger;
  accepted(
    await current.send('bank.ann', 'Deliberation:giveOpinion', { proposalId }, { transient: { opinion } }),
  );
  accepted(await current.approve('bank.ann', proposalId, 'yes'));
  expect(current.ledger.size).toBe(size);
  expect(current.ledger.privateSize(mspOf('bank'))).toBe(2);
  expect(current.ledger.privateSize(mspOf('exchange'))).toBe(0);
});

test('the people of the institution read it, each record with its author', async () => {
  const { current } = consortium;
  const proposalId = await current.submitted();
  const transient = { opinion };
  accepted(await current.send('bank.rep', 'Deliberation:giveOpinion', { proposalId }, { transient }));
  accepted(await current.approve('bank.ann', proposalId, 'yes'));
  expect(await current.send('bank.ben', 'Deliberation:read', { proposalId })).toMatchObject({
    result: {
      opinions: [{ personId: 'bank.rep', ...opinion, at: current.ledger.now }],
      approvals: [{ schemaVersion: 1, proposalId, personId: 'bank.ann', choice: 'yes', salt: SALT }],
    },
  });
  expect(await current.send('exchange.ben', 'Deliberation:read', { proposalId })).toMatchObject({
    result: { opinions: [], approvals: [], prepared: [] },
  });
});

test("nobody reads or writes it through another institution's peer", async () => {
  const { current } = consortium;
  const proposalId = await current.submitted();
  const options = { peerMsp: mspOf('bank'), transient: { opinion, approval: { choice: 'yes', salt: SALT } } };
  for (const name of [
    'Deliberation:giveOpinion',
    'Deliberation:approve',
    'Deliberation:prepare',
    'Deliberation:read',
  ] as const) {
    expect(await current.send('exchange.ann', name, { proposalId }, options)).toMatchObject({
      refusal: {
        code: 'DELIBERATION_ELSEWHERE',
        params: { callerMsp: mspOf('exchange'), peerMsp: mspOf('bank') },
      },
    });
  }
});

test('a later approval replaces the earlier one', async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  accepted(await current.approve('bank.ann', proposalId, 'yes'));
  accepted(await current.approve('bank.ann', proposalId, 'no'));
  const approvals = [{ personId: 'bank.ann', salt: SALT }];
  const cast = async (choice: 'yes' | 'no') =>
    current.outcome('bank.rep', 'Ballots:cast', { proposalId, choice, approvals });
  expect(await cast('yes')).toBe('APPROVAL_NOT_FOUND');
  expect(await cast('no')).toBe('accepted');
});

test('deliberation begins with the notice and ends with the decision', async () => {
  const { current } = consortium;
  const drafted = await current.draft();
  expect(await current.approve('bank.ann', drafted, 'yes')).toMatchObject({
    refusal: { code: 'PROPOSAL_WRONG_STATE', params: { state: 'draft', needed: 'notice' } },
  });
  const decided = await current.due();
  const transient = { opinion };
  expect(
    await current.outcome('bank.ann', 'Deliberation:giveOpinion', { proposalId: decided }, { transient }),
  ).toBe('PROPOSAL_WRONG_STATE');
});

test('once the ballot is cast there is nothing left to approve', async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  accepted(await current.cast('bank', proposalId, 'yes'));
  expect(await current.approve('bank.ben', proposalId, 'no')).toMatchObject({
    refusal: { code: 'BALLOT_ALREADY_CAST' },
  });
});

test.each([
  ['nothing', {}, 'TRANSIENT_MISSING'],
  ['an opinion without a salt', { opinion: { choice: 'yes', text: '' } }, 'ARGUMENT_INVALID'],
  ['a guessable salt', { opinion: { ...opinion, salt: '1' } }, 'ARGUMENT_INVALID'],
])('%s in the transient map is refused: %s', async (_what, transient, code) => {
  const { current } = consortium;
  const proposalId = await current.submitted();
  expect(await current.outcome('bank.ann', 'Deliberation:giveOpinion', { proposalId }, { transient })).toBe(
    code,
  );
});

test('people without a part in deliberation neither approve nor read it', async () => {
  const { current } = consortium;
  const proposalId = await current.submitted();
  expect(await current.approve('regulator.rep', proposalId, 'yes')).toMatchObject({
    refusal: { code: 'PERMISSION_DENIED' },
  });
  expect(await current.outcome('regulator.rep', 'Deliberation:read', { proposalId })).toBe(
    'PERMISSION_DENIED',
  );
});

describe('what a secret ballot is to hide', () => {
  const ballot = { choice: 'no', salt: SALT };
  const prepare = async (who: string, proposalId: string, transient: Record<string, unknown> = { ballot }) =>
    consortium.current.outcome(who, 'Deliberation:prepare', { proposalId }, { transient });

  test('is told to the own people alone, with the commitment that they approve', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'secret');
    const { size } = current.ledger;
    expect(await prepare('bank.rep', proposalId)).toBe('accepted');
    expect(current.ledger.size).toBe(size);
    const prepared = { ...ballot, commitment: current.commitment('bank', proposalId, 'no') };
    expect(await current.send('bank.ann', 'Deliberation:read', { proposalId })).toMatchObject({
      result: { prepared: [{ schemaVersion: 1, proposalId, ...prepared, personId: 'bank.rep' }] },
    });
  });

  test('is kept beside what is prepared later, so that each commitment can be revealed', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'secret');
    await prepare('bank.rep', proposalId);
    await prepare('bank.rep', proposalId, { ballot: { ...ballot, choice: 'yes' } });
    const read = await current.send('bank.ann', 'Deliberation:read', { proposalId });
    expect(read).toMatchObject({ result: { prepared: [{ choice: 'yes' }, { choice: 'no' }] } });
  });

  test('exists in secret votes only, before their end, with a salt that cannot be guessed', async () => {
    const { current } = consortium;
    expect(await prepare('bank.rep', await current.voting())).toBe('VOTE_NOT_SECRET');
    const proposalId = await current.voting(undefined, 'secret');
    expect(await prepare('bank.rep', proposalId, { ballot: { ...ballot, salt: 'a' } })).toBe(
      'ARGUMENT_INVALID',
    );
    expect(await prepare('regulator.rep', proposalId)).toBe('PERMISSION_DENIED');
    current.ledger.now += 60 * MINUTE;
    accepted(await current.send('bank', 'Proposals:openReveal', { proposalId }));
    expect(await prepare('bank.rep', proposalId)).toBe('PROPOSAL_WRONG_STATE');
  });
});
