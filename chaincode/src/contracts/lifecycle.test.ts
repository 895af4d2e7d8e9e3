import { accepted } from '../testing/sample-consortium.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';

const consortium = useConsortium();

test('a resolution goes from draft to executed, with one audit record per change', async () => {
  const steps = consortium.current;
  const before = steps.ledger.records('audit').length;
  const proposalId = await steps.draft();
  accepted(await steps.send('bank.rep', 'Proposals:submit', { proposalId }));
  steps.ledger.now += 10 * MINUTE;
  accepted(await steps.send('regulator', 'Proposals:openVoting', { proposalId }));
  accepted(await steps.cast('bank', proposalId, 'yes'));
  accepted(await steps.cast('exchange', proposalId, 'yes'));
  accepted(await steps.cast('insurer', proposalId, 'abstain'));
  const closed = accepted(await steps.send('insurer', 'Proposals:close', { proposalId }));
  expect(closed).toEqual({ proposalId, outcome: 'approved', state: 'queued' });
  steps.ledger.now += 5 * MINUTE;
  accepted(await steps.send('exchange.ann', 'Execution:execute', { proposalId }));

  expect(steps.phase(proposalId).state).toBe('executed');
  expect(steps.ledger.records('decision')).toMatchObject([
    { outcome: 'approved', early: true, quorum: { reached: 3, needed: 3, base: 4 } },
  ]);
  const events = steps.ledger
    .records('audit')
    .filter(({ subject }) => subject.key[0] === proposalId)
    .sort((left, right) => left.at - right.at);
  expect(steps.ledger.records('audit').length - before).toBe(events.length);
  expect(new Set(events.map(({ event }) => event))).toEqual(
    new Set([
      'proposal.drafted',
      'proposal.submitted',
      'proposal.voting-opened',
      'ballot.cast',
      'proposal.decided',
      'proposal.queued',
      'execution.executed',
      'resolution.recorded',
    ]),
  );
});
