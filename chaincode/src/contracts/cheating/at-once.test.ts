/** Two transactions, each allowed alone, endorsed at the same moment so that neither sees the other: one of the two must die. */
import { amend, amendedOnlyBy, CHEATED_CHARTER, suspend } from '../../testing/cheated-charter.js';
import { grant, MINUTE, revoke, RESOLUTION, SALT, useConsortium } from '../../testing/proposal-steps.js';
import { accepted } from '../../testing/sample-consortium.js';
import { ONE_OF_TWO, race, withheld, type Endorse } from '../../testing/withheld.js';

const consortium = useConsortium(CHEATED_CHARTER);

function executing(proposalId: string): Endorse {
  return async () => withheld(consortium.current, 'bank', 'Execution:execute', { proposalId });
}

test('two people of an institution cast its ballot', async () => {
  const { current } = consortium;
  await current.enact([grant('bank.ben', 'representative')]);
  const proposalId = await current.voting();
  accepted(await current.approve('bank.ann', proposalId, 'yes'));
  const approvals = [{ personId: 'bank.ann', salt: SALT }];
  const cast =
    (who: string): Endorse =>
    async () =>
      withheld(current, who, 'Ballots:cast', { proposalId, choice: 'yes', approvals });
  expect(await race(current, cast('bank.rep'), cast('bank.ben'))).toEqual(ONE_OF_TWO);
});

test('an institution votes and leaves the vote', async () => {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'careful');
  accepted(await current.approve('bank.ann', proposalId, 'yes'));
  const approvals = [{ personId: 'bank.ann', salt: SALT }];
  const cast: Endorse = async () =>
    withheld(current, 'bank.rep', 'Ballots:cast', { proposalId, choice: 'yes', approvals });
  const recuse: Endorse = async () =>
    withheld(current, 'bank.rep', 'Ballots:recuse', { proposalId, reason: 'We sell it.' });
  expect(await race(current, cast, recuse)).toEqual(ONE_OF_TWO);
});

test('an institution reveals at the last moment, and somebody closes at the end', async () => {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'secret');
  for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
    accepted(await current.commit(memberId, proposalId, 'yes'));
  }
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('bank', 'Proposals:openReveal', { proposalId }));
  current.ledger.now += 30 * MINUTE;
  const tolerated = { at: current.ledger.now - 1 };
  const input = { proposalId, choice: 'yes', salt: SALT } as const;
  const reveal: Endorse = async () => withheld(current, 'bank.rep', 'Ballots:reveal', input, tolerated);
  const close: Endorse = async () => withheld(current, 'insurer', 'Proposals:close', { proposalId });
  expect(await race(current, reveal, close)).toEqual(ONE_OF_TWO);
});

test('an institution drafts two proposals with room for one', async () => {
  const { current } = consortium;
  await current.draft();
  await current.draft();
  const input = { title: 'x', description: '', actions: [RESOLUTION] };
  const draft: Endorse = async () => withheld(current, 'bank.rep', 'Proposals:draft', input);
  expect(await race(current, draft, draft)).toEqual(ONE_OF_TWO);
});

test('two institutions delegate to a holder that may hold one vote', async () => {
  const { current } = consortium;
  const until = current.ledger.now + 60 * MINUTE;
  const give =
    (from: string): Endorse =>
    async () =>
      withheld(current, `${from}.gil`, 'Delegations:give', { trackId: 'careful', to: 'exchange', until });
  expect(await race(current, give('bank'), give('insurer'))).toEqual(ONE_OF_TWO);
});

test('two agents carry out the same decision', async () => {
  const { current } = consortium;
  const proposalId = await current.due([grant('bank.ann', 'representative')]);
  expect(await race(current, executing(proposalId), executing(proposalId))).toEqual(ONE_OF_TWO);
});

test('two suspensions, of which the charter’s least number leaves room for one', async () => {
  const { current } = consortium;
  const first = await current.due([suspend('insurer')]);
  const second = await current.due([suspend('university')]);
  expect(await race(current, executing(first), executing(second))).toEqual(ONE_OF_TWO);
});

test('two revocations take an institution’s last two approvers', async () => {
  const { current } = consortium;
  const first = await current.due([revoke('bank.ann', 'approver')]);
  const second = await current.due([revoke('bank.ben', 'approver')]);
  expect(await race(current, executing(first), executing(second))).toEqual(ONE_OF_TWO);
});

test('an amendment after which all are needed to amend, and a suspension of one of them', async () => {
  const { current } = consortium;
  const all = await current.due([amend(amendedOnlyBy(7))]);
  const fewer = await current.due([suspend('university')]);
  expect(await race(current, executing(all), executing(fewer))).toEqual(ONE_OF_TWO);
});
