import { SampleConsortium, accepted, type VoterId } from '../testing/sample-consortium.js';
import type { Choice } from '../governance/states.js';

const SALT = 'ab'.repeat(32);
const MINUTE = 60_000;

let sample: SampleConsortium;

beforeEach(async () => {
  sample = new SampleConsortium();
  jest.spyOn(Date, 'now').mockImplementation(() => sample.ledger.now);
  await sample.found();
});
afterEach(() => {
  jest.restoreAllMocks();
});

async function draft(): Promise<string> {
  const input = {
    title: 'A resolution',
    description: '',
    actions: [{ kind: 'resolution.record', payload: { text: 'We resolve.' } }],
  };
  const answer = await sample.ledger.send(sample.person('bank.rep'), 'Proposals:draft', input);
  return String(accepted(answer)['proposalId']);
}

async function vote(memberId: VoterId, proposalId: string, choice: Choice): Promise<void> {
  const { ledger } = sample;
  const approver = sample.person(`${memberId}.ann`);
  const transient = { approval: { choice, salt: SALT } };
  accepted(await ledger.send(approver, 'Deliberation:approve', { proposalId }, { transient }));
  const approvals = [{ personId: `${memberId}.ann`, salt: SALT }];
  accepted(
    await ledger.send(sample.person(`${memberId}.rep`), 'Ballots:cast', { proposalId, choice, approvals }),
  );
}

test('a resolution goes from draft to executed', async () => {
  const { ledger } = sample;
  const proposalId = await draft();
  accepted(await ledger.send(sample.person('bank.rep'), 'Proposals:submit', { proposalId }));
  ledger.now += 10 * MINUTE;
  accepted(await ledger.send(sample.agent('regulator'), 'Proposals:openVoting', { proposalId }));
  await vote('bank', proposalId, 'yes');
  await vote('exchange', proposalId, 'yes');
  await vote('insurer', proposalId, 'abstain');
  const closed = accepted(await ledger.send(sample.agent('insurer'), 'Proposals:close', { proposalId }));
  expect(closed).toMatchObject({ outcome: 'approved', state: 'queued' });
  ledger.now += 5 * MINUTE;
  accepted(await ledger.send(sample.person('exchange.ann'), 'Execution:execute', { proposalId }));
  expect(ledger.records('phase')).toMatchObject([{ proposalId, state: 'executed' }]);
});
