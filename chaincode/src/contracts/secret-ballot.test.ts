import { accepted, VOTER_IDS } from '../testing/sample-consortium.js';
import { MINUTE, SALT, useConsortium } from '../testing/proposal-steps.js';

const consortium = useConsortium();

/** A secret vote of which the window has just ended, with what these members committed to. */
async function revealing(committed: Readonly<Record<string, 'yes' | 'no' | 'abstain'>>): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'secret');
  for (const [memberId, choice] of Object.entries(committed)) {
    accepted(await current.commit(memberId as 'bank', proposalId, choice));
  }
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('bank', 'Proposals:openReveal', { proposalId }));
  return proposalId;
}

test('nothing on the ledger tells a choice before it is revealed, and an open ballot is refused', async () => {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'secret');
  accepted(await current.commit('bank', proposalId, 'yes'));
  expect(current.ledger.records('ballot')).toEqual([]);
  const [commitment] = current.ledger.records('commitment');
  expect(commitment).toMatchObject({ memberId: 'bank', castBy: 'bank.rep', approvedBy: ['bank.ann'] });
  expect(JSON.stringify(commitment)).not.toMatch(/yes|no"|abstain/u);
  expect(await current.cast('exchange', proposalId, 'yes')).toMatchObject({
    refusal: { code: 'BALLOT_MUST_BE_SECRET' },
  });
  expect(await current.commit('bank', proposalId, 'no')).toMatchObject({
    refusal: { code: 'BALLOT_ALREADY_CAST' },
  });
});

test('a vote by commitments is not decided before it is revealed, not even at its end', async () => {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'secret');
  for (const memberId of VOTER_IDS) accepted(await current.commit(memberId, proposalId, 'yes'));
  const close = () => current.outcome('bank', 'Proposals:close', { proposalId });
  expect(await close()).toBe('VOTE_NOT_REVEALED');
  expect(await current.outcome('bank', 'Proposals:openReveal', { proposalId })).toBe('VOTING_NOT_OVER');
  current.ledger.now += 60 * MINUTE;
  expect(await close()).toBe('VOTE_NOT_REVEALED');
  expect(await current.reveal('bank', proposalId, 'yes')).toMatchObject({
    refusal: { code: 'PROPOSAL_WRONG_STATE' },
  });
  accepted(await current.send('bank', 'Proposals:openReveal', { proposalId }));
  expect(await current.commit('bank', proposalId, 'no')).toMatchObject({
    refusal: { code: 'PROPOSAL_NOT_VOTING' },
  });
});

test('only what was committed to can be revealed, once, with its salt', async () => {
  const { current } = consortium;
  const proposalId = await revealing({ bank: 'no', exchange: 'yes', insurer: 'yes' });
  expect(await current.reveal('bank', proposalId, 'yes')).toMatchObject({
    refusal: { code: 'COMMITMENT_DIFFERS' },
  });
  const input = { proposalId, choice: 'no', salt: 'cd'.repeat(32) } as const;
  expect(await current.outcome('bank.rep', 'Ballots:reveal', input)).toBe('COMMITMENT_DIFFERS');
  expect(await current.reveal('university', proposalId, 'yes')).toMatchObject({
    refusal: { code: 'COMMITMENT_NOT_FOUND' },
  });
  accepted(await current.reveal('bank', proposalId, 'no'));
  expect(await current.outcome('bank.rep', 'Ballots:reveal', { ...input, salt: SALT })).toBe(
    'BALLOT_ALREADY_CAST',
  );
  expect(current.ledger.records('ballot')).toMatchObject([{ memberId: 'bank', choice: 'no' }]);
});

test('a ballot that is not revealed in time takes part in the quorum and is never a yes', async () => {
  const { current } = consortium;
  const proposalId = await revealing({ bank: 'yes', exchange: 'yes', insurer: 'yes' });
  accepted(await current.reveal('exchange', proposalId, 'yes'));
  expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('VOTING_NOT_OVER');
  current.ledger.now += 30 * MINUTE;
  expect(await current.reveal('bank', proposalId, 'yes')).toMatchObject({ refusal: { code: 'VOTING_OVER' } });
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  expect(current.ledger.records('decision')).toMatchObject([
    {
      outcome: 'rejected',
      quorum: { met: true, reached: 3 },
      threshold: { reached: 2, needed: 4, base: 7 },
      tally: { heads: { yes: 1, unrevealed: 2, silent: 1, total: 4 } },
    },
  ]);
});

test('is decided while revealing as soon as no hidden ballot can change the outcome', async () => {
  const { current } = consortium;
  const proposalId = await revealing({ bank: 'yes', exchange: 'yes', insurer: 'no' });
  accepted(await current.reveal('bank', proposalId, 'yes'));
  expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('VOTING_NOT_OVER');
  accepted(await current.reveal('exchange', proposalId, 'yes'));
  expect(await current.send('bank', 'Proposals:close', { proposalId })).toMatchObject({
    result: { outcome: 'approved', state: 'queued' },
  });
  expect(current.ledger.records('decision')).toMatchObject([{ early: true }]);
});

test('is revealed only where it was secret', async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  const commit = await current.commit('bank', proposalId, 'yes');
  expect(commit).toMatchObject({ refusal: { code: 'VOTE_NOT_SECRET' } });
  current.ledger.now += 60 * MINUTE;
  expect(await current.outcome('bank', 'Proposals:openReveal', { proposalId })).toBe('VOTE_NOT_SECRET');
});
