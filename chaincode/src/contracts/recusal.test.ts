import { accepted } from '../testing/sample-consortium.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';

const consortium = useConsortium();
const reason = 'We sell it.';

async function recuse(memberId: string, proposalId: string): Promise<string> {
  return consortium.current.outcome(`${memberId}.rep`, 'Ballots:recuse', { proposalId, reason });
}

test('takes the member out of quorum and threshold, so that the rest decides', async () => {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'careful');
  expect(await recuse('bank', proposalId)).toBe('accepted');
  accepted(await current.cast('exchange', proposalId, 'yes'));
  accepted(await current.cast('insurer', proposalId, 'yes'));
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('insurer', 'Proposals:close', { proposalId }));
  expect(current.ledger.records('decision')).toMatchObject([
    {
      outcome: 'approved',
      quorum: { reached: 2, needed: 2, base: 3 },
      threshold: { reached: 3, needed: 3, base: 4 },
      disinterested: { met: true, reached: 3, needed: 2 },
      recused: ['bank'],
    },
  ]);
});

test('with too few left nothing is decided', async () => {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'careful');
  for (const memberId of ['bank', 'exchange', 'insurer'])
    expect(await recuse(memberId, proposalId)).toBe('accepted');
  accepted(await current.cast('university', proposalId, 'yes'));
  accepted(await current.send('insurer', 'Proposals:close', { proposalId }));
  expect(current.ledger.records('decision')).toMatchObject([
    { outcome: 'no-quorum', disinterested: { met: false, reached: 1, needed: 2 } },
  ]);
});

test('is declared once, before voting, and bars from voting', async () => {
  const { current } = consortium;
  const proposalId = await current.submitted(undefined, 'careful');
  expect(await recuse('bank', proposalId)).toBe('accepted');
  expect(await recuse('bank', proposalId)).toBe('RECUSED');
  await current.open(proposalId);
  expect(await current.cast('bank', proposalId, 'yes')).toMatchObject({ refusal: { code: 'RECUSED' } });
  accepted(await current.cast('exchange', proposalId, 'yes'));
  expect(await recuse('exchange', proposalId)).toBe('BALLOT_ALREADY_CAST');
  current.ledger.now += 60 * MINUTE;
  expect(await recuse('insurer', proposalId)).toBe('VOTING_OVER');
});

test('is refused where the track knows none', async () => {
  expect(await recuse('bank', await consortium.current.voting())).toBe('RECUSAL_NOT_ALLOWED');
});

describe('a ruling', () => {
  test('of enough people of the body takes hold when the vote opens', async () => {
    const { current } = consortium;
    const proposalId = await current.submitted(undefined, 'careful');
    const about = { subject: 'university' };
    accepted(await current.consent('bank', proposalId, 'recusal', about));
    accepted(await current.consent('insurer', proposalId, 'recusal', about));
    accepted(await current.consent('exchange', proposalId, 'recusal', { subject: 'bank' }));
    await current.open(proposalId);
    expect(await current.cast('university', proposalId, 'yes')).toMatchObject({
      refusal: { code: 'RECUSED' },
    });
    expect(await current.cast('bank', proposalId, 'yes')).toMatchObject({ ok: true });
  });

  test('comes too late once the vote is open', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'careful');
    expect(await current.consent('bank', proposalId, 'recusal', { subject: 'university' })).toMatchObject({
      refusal: { code: 'PROPOSAL_WRONG_STATE' },
    });
  });
});
