import type { Charter } from '../governance/charter.js';
import { grant, MINUTE, useConsortium } from '../testing/proposal-steps.js';
import { SAMPLE_CHARTER, URGENT_TRACK } from '../testing/sample-charter.js';
import { accepted } from '../testing/sample-consortium.js';

const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  tracks: {
    ...SAMPLE_CHARTER.tracks,
    urgent: {
      ...URGENT_TRACK,
      recusal: {
        subject: false,
        declared: true,
        leaves: ['quorum', 'threshold'],
        leastDisinterested: 1,
      },
    },
  },
};
const consortium = useConsortium(CHARTER);

test('who has left an urgent vote for a conflict of interest does not vote on its ratification either', async () => {
  const { current } = consortium;
  const proposalId = await current.urgentVoting([grant('bank.ann', 'representative')]);
  accepted(await current.send('university.rep', 'Ballots:recuse', { proposalId, reason: 'Our own.' }));
  for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
    accepted(await current.cast(memberId, proposalId, 'yes'));
  }
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  current.ledger.now += MINUTE;
  accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  const ratify = async (memberId: string) => {
    await current.approve(`${memberId}.ann`, proposalId, 'yes');
    const approvals = [{ personId: `${memberId}.ann`, salt: 'ab'.repeat(32) }];
    const input = { proposalId, choice: 'yes', approvals } as const;
    return current.outcome(`${memberId}.rep`, 'Ballots:castRatification', input);
  };
  expect(await ratify('university')).toBe('RECUSED');
  for (const memberId of ['bank', 'exchange', 'insurer']) expect(await ratify(memberId)).toBe('accepted');
  accepted(await current.send('bank', 'Safeguards:concludeRatification', { proposalId }));
  const decision = current.ledger.records('stage-decision')[0];
  expect(decision).toMatchObject({ stage: 'ratification', outcome: 'approved', recused: ['university'] });
});
