import type { Charter } from '../governance/charter.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';
import { accepted, VOTER_IDS } from '../testing/sample-consortium.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { EVIDENCE } from '../testing/sample-obligation.js';
import { release } from '../testing/sample-release.js';

const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  releases: {
    atOnce: { numerator: 1, denominator: 2 },
    acknowledgements: { numerator: 1, denominator: 1 },
    within: { routine: 'P30D', important: 'P7D', critical: 'P1D' },
  },
};
const consortium = useConsortium(CHARTER);

/** Stops the system by three institutions; lifts it again. */
async function pause(): Promise<() => Promise<void>> {
  const { current } = consortium;
  const order = { kind: 'pause-system', reason: 'An attack.', recoveryPlan: 'f'.repeat(64) } as const;
  const interventionId = String(
    accepted(await current.send('bank.gil', 'Interventions:order', order))['interventionId'],
  );
  for (const who of ['exchange.gil', 'insurer.gil'])
    accepted(await current.send(who, 'Interventions:join', { interventionId }));
  return async () => {
    const input = { interventionId, reason: 'Over.' };
    for (const who of ['bank.gil', 'exchange.gil', 'insurer.gil'])
      accepted(await current.send(who, 'Interventions:lift', input));
  };
}

test('a vote has after a stop what it had left before, and its window does not end meanwhile', async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  const { votingEndsAt = 0 } = current.phase(proposalId);
  current.ledger.now = votingEndsAt - MINUTE;
  const resume = await pause();
  current.ledger.now += 180 * MINUTE;
  expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('SYSTEM_STOPPED');
  await resume();
  expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('VOTING_NOT_OVER');
  accepted(await current.cast('bank', proposalId, 'yes'));
  current.ledger.now += MINUTE - 1;
  accepted(await current.cast('exchange', proposalId, 'yes'));
  current.ledger.now += 1;
  expect(await current.cast('insurer', proposalId, 'yes')).toMatchObject({
    refusal: { code: 'VOTING_OVER' },
  });
  expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('accepted');
  expect(current.phase(proposalId)).toMatchObject({ votingEndsAt: votingEndsAt + 180 * MINUTE });
  const [stop] = current.ledger.record('consortium', ['0'])?.stops ?? [];
  expect(current.phase(proposalId).pauses).toEqual([{ ...stop, by: 'stop' }]);
});

test('a notice and a delay stand still as well', async () => {
  const { current } = consortium;
  const noticed = await current.submitted();
  const { noticeEndsAt = 0 } = current.phase(noticed);
  const resume = await pause();
  current.ledger.now += 60 * MINUTE;
  await resume();
  current.ledger.now = noticeEndsAt + 60 * MINUTE - 1;
  expect(await current.outcome('bank', 'Proposals:openVoting', { proposalId: noticed })).toBe(
    'NOTICE_NOT_OVER',
  );
  current.ledger.now += 1;
  expect(await current.outcome('bank', 'Proposals:openVoting', { proposalId: noticed })).toBe('accepted');
  for (const id of VOTER_IDS) accepted(await current.cast(id, noticed, 'yes'));
  accepted(await current.send('bank', 'Proposals:close', { proposalId: noticed }));
  const { dueAt = 0, expiresAt = 0 } = current.phase(noticed);
  const again = await pause();
  current.ledger.now += 180 * MINUTE;
  await again();
  expect(await current.outcome('bank', 'Execution:execute', { proposalId: noticed })).toBe(
    'EXECUTION_NOT_DUE',
  );
  current.ledger.now = dueAt + 180 * MINUTE;
  expect(await current.outcome('bank', 'Execution:execute', { proposalId: noticed })).toBe('accepted');
  expect(current.phase(noticed).expiresAt).toBe(expiresAt + 180 * MINUTE);
});

test('nothing expires in a stop, but what was over when it began', async () => {
  const { current } = consortium;
  const proposalId = await current.due();
  const { expiresAt = 0 } = current.phase(proposalId);
  current.ledger.now = expiresAt - MINUTE;
  await pause();
  current.ledger.now += 24 * 60 * MINUTE - 1;
  expect(await current.outcome('bank', 'Proposals:expire', { proposalId })).toBe('EXPIRY_NOT_DUE');
});

test('a rollout is paused and rolled back in a stop, and nodes that are down come up, but none goes forward', async () => {
  const { current } = consortium;
  const nodeIds = VOTER_IDS.map((id) => `${id}.peer0`);
  for (const nodeId of nodeIds) {
    const node = { nodeId, kind: 'peer', version: '3.1.5', status: 'running' } as const;
    const host = { name: nodeId, system: 'Linux' };
    accepted(await current.send(`${nodeId.split('.')[0] ?? ''}.rep`, 'Nodes:register', { ...node, host }));
  }
  await current.enact([release([['bank.peer0', 'exchange.peer0'], ['insurer.peer0'], ['university.peer0']])]);
  const releaseId = 'peer-3-1-6';
  const bank = { releaseId, nodeId: 'bank.peer0' };
  accepted(await current.send('bank.gil', 'Releases:begin', bank));
  await pause();
  const exchange = { releaseId, nodeId: 'exchange.peer0' };
  expect(await current.outcome('exchange.gil', 'Releases:begin', exchange)).toBe('SYSTEM_STOPPED');
  const up = { ...bank, result: 'done' as const, evidence: [EVIDENCE] };
  expect(await current.outcome('bank.gil', 'Releases:acknowledge', up)).toBe('accepted');
  expect(await current.outcome('bank.gil', 'Releases:pause', { releaseId, reason: 'x' })).toBe('accepted');
  expect(await current.outcome('bank.gil', 'Releases:resume', { releaseId })).toBe('SYSTEM_STOPPED');
  await current.enact([{ kind: 'release.roll-back', payload: { releaseId, reason: 'x' } }]);
  expect(await current.outcome('bank.gil', 'Releases:begin', bank)).toBe('accepted');
  expect(await current.outcome('bank.gil', 'Releases:acknowledge', up)).toBe('accepted');
  expect(await current.outcome('bank', 'Releases:conclude', { releaseId })).toBe('accepted');
  expect(current.ledger.record('release', [releaseId])).toMatchObject({ state: 'rolled-back' });
});
