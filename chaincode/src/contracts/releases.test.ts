import type { Charter } from '../governance/charter.js';
import type { Action } from '../governance/records/actions.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { accepted, VOTER_IDS } from '../testing/sample-consortium.js';
import { EVIDENCE } from '../testing/sample-obligation.js';
import { release } from '../testing/sample-release.js';

/** Half of all nodes may be down at once. */
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  releases: {
    atOnce: { numerator: 1, denominator: 2 },
    acknowledgements: { numerator: 2, denominator: 3 },
    within: { routine: 'P30D', important: 'P7D', critical: 'P1D' },
  },
};
const consortium = useConsortium(CHARTER);
const DAY = 24 * 60 * MINUTE;
const ID = 'peer-3-1-6';
const WAVES = [['bank.peer0', 'exchange.peer0'], ['insurer.peer0'], ['university.peer0']];

/** A peer of each voting institution in the register. */
async function peers(): Promise<void> {
  const host = { name: 'peer0.example', system: 'Linux 6.8' };
  for (const memberId of VOTER_IDS) {
    const node = {
      nodeId: `${memberId}.peer0`,
      kind: 'peer',
      version: '3.1.5',
      host,
      status: 'running',
    } as const;
    accepted(await consortium.current.send(`${memberId}.rep`, 'Nodes:register', node));
  }
}

/** The release approved by vote. */
async function approved(): Promise<void> {
  await peers();
  await consortium.current.enact([release(WAVES)]);
}

const ownerOf = (nodeId: string): string => `${nodeId.split('.')[0] ?? ''}.gil`;
const begin = async (nodeId: string, who = ownerOf(nodeId)): Promise<string> =>
  consortium.current.outcome(who, 'Releases:begin', { releaseId: ID, nodeId });

async function acknowledge(nodeId: string, more: object = {}, who = ownerOf(nodeId)): Promise<string> {
  const input = { releaseId: ID, nodeId, result: 'done' as const, evidence: [EVIDENCE], ...more };
  return consortium.current.outcome(who, 'Releases:acknowledge', input);
}

async function through(...nodeIds: readonly string[]): Promise<void> {
  for (const nodeId of nodeIds) {
    expect(await begin(nodeId)).toBe('accepted');
    expect(await acknowledge(nodeId)).toBe('accepted');
  }
}

const failed = { result: 'failed', evidence: undefined, reason: 'It does not start.' } as const;
const conclude = async (): Promise<string> =>
  consortium.current.outcome('university', 'Releases:conclude', { releaseId: ID });
const stored = () => consortium.current.ledger.record('release', [ID]);
const step = (nodeId: string) => consortium.current.ledger.record('rollout-step', [ID, nodeId]);
const version = (nodeId: string) => consortium.current.ledger.record('node', [nodeId])?.version;

async function draft(action: Action): Promise<string> {
  const input = { title: 'x', description: '', actions: [action] };
  return consortium.current.outcome('bank.rep', 'Proposals:draft', input);
}

const named = (kind: 'release.resume' | 'release.roll-back'): Action => ({
  kind,
  payload: { releaseId: ID, reason: 'As decided.' },
});

describe('a plan', () => {
  beforeEach(peers);

  test.each([
    [
      'takes down more than the charter allows',
      [WAVES.flat().slice(0, 3), ['university.peer0']],
      'ROLLOUT_TOO_WIDE',
    ],
    ['takes down all at once', [WAVES.flat()], 'ROLLOUT_TOO_WIDE'],
    ['leaves a node out', WAVES.slice(0, 2), 'ROLLOUT_INCOMPLETE'],
    ['names a node twice', [...WAVES, ['bank.peer0']], 'ARGUMENT_INVALID'],
    ['names a node that is not there', [...WAVES, ['bank.peer7']], 'ROLLOUT_NODE_UNKNOWN'],
    ['is as the charter wants it', WAVES, 'accepted'],
  ])('that %s: %s', async (...[, waves, code]) => {
    expect(await draft(release(waves))).toBe(code);
  });

  test('is for running nodes of its kind', async () => {
    accepted(
      await consortium.current.send('bank.rep', 'Nodes:update', { nodeId: 'bank.peer0', status: 'stopped' }),
    );
    expect(await draft(release(WAVES))).toBe('ROLLOUT_NODE_UNKNOWN');
    expect(await draft(release([['exchange.peer0'], ['insurer.peer0'], ['university.peer0']]))).toBe(
      'accepted',
    );
    expect(await draft(release(WAVES.slice(1), { nodeKind: 'orderer' }))).toBe('ROLLOUT_NODE_UNKNOWN');
  });

  test('carries its artefacts by hash, and a name that no release had before', async () => {
    expect(await draft(release(WAVES, { artefacts: [] }))).toBe('ARGUMENT_INVALID');
    await consortium.current.enact([release(WAVES)]);
    expect(await draft(release(WAVES))).toBe('RELEASE_EXISTS');
    expect(await draft(release(WAVES, { id: 'peer-3-1-7' }))).toBe('accepted');
  });
});

describe('a rollout', () => {
  test('goes wave by wave, each node taken down and acknowledged by its own institution, into the register', async () => {
    await approved();
    const { current } = consortium;
    expect(stored()).toMatchObject({ state: 'rolling-out', dueAt: current.ledger.now + 7 * DAY });
    expect(await begin('bank.peer0', 'exchange.gil')).toBe('NODE_NOT_YOURS');
    expect(await begin('insurer.peer0')).toBe('ROLLOUT_NOT_YOUR_TURN');
    expect(await acknowledge('bank.peer0')).toBe('ROLLOUT_STEP_WRONG_STATE');
    expect(await begin('bank.peer0')).toBe('accepted');
    expect(await begin('bank.peer0')).toBe('ROLLOUT_NODE_DOWN');
    expect(await begin('exchange.peer0')).toBe('accepted');
    expect(version('bank.peer0')).toBe('3.1.5');
    expect(await acknowledge('bank.peer0', {}, 'exchange.gil')).toBe('NODE_NOT_YOURS');
    expect(await acknowledge('bank.peer0', { evidence: undefined })).toBe('ARGUMENT_INVALID');
    expect(await acknowledge('bank.peer0')).toBe('accepted');
    expect(await begin('bank.peer0')).toBe('ROLLOUT_STEP_WRONG_STATE');
    expect(version('bank.peer0')).toBe('3.1.6');
    expect(step('bank.peer0')).toMatchObject({ state: 'done', from: '3.1.5', evidence: [EVIDENCE] });
    expect(await begin('insurer.peer0')).toBe('ROLLOUT_NOT_YOUR_TURN');
    expect(await acknowledge('exchange.peer0', { ...failed, reason: undefined })).toBe('ARGUMENT_INVALID');
    expect(await acknowledge('exchange.peer0', failed)).toBe('accepted');
    expect(version('exchange.peer0')).toBe('3.1.5');
    expect(await begin('insurer.peer0')).toBe('accepted');
    const events = current.ledger.records('audit').filter(({ subject }) => subject.kind === 'rollout-step');
    expect(events.map(({ event }) => event).sort()).toEqual([
      'rollout.acknowledged',
      'rollout.begun',
      'rollout.begun',
      'rollout.begun',
      'rollout.failed',
    ]);
  });

  test('is through with enough acknowledgements; the rest may follow, and what failed be tried again', async () => {
    await approved();
    await through('bank.peer0');
    expect(await begin('exchange.peer0')).toBe('accepted');
    expect(await acknowledge('exchange.peer0', failed)).toBe('accepted');
    await through('insurer.peer0');
    expect(await conclude()).toBe('RELEASE_NOT_COMPLETE');
    await through('university.peer0');
    expect(await conclude()).toBe('accepted');
    expect(stored()).toMatchObject({ state: 'rolled-out' });
    expect(await conclude()).toBe('RELEASE_WRONG_STATE');
    await through('exchange.peer0');
    expect(version('exchange.peer0')).toBe('3.1.6');
  });

  test('leaves out a node that no longer runs', async () => {
    await approved();
    await through('bank.peer0');
    expect(await begin('insurer.peer0')).toBe('ROLLOUT_NOT_YOUR_TURN');
    const gone = { nodeId: 'exchange.peer0', status: 'failed' } as const;
    accepted(await consortium.current.send('exchange.rep', 'Nodes:update', gone));
    expect(await begin('exchange.peer0')).toBe('ROLLOUT_NODE_NOT_RUNNING');
    expect(await begin('insurer.peer0')).toBe('accepted');
  });

  test('never has more down than allowed when other rollouts run or nodes have gone', async () => {
    await approved();
    const { current } = consortium;
    const other = [['university.peer0'], ['insurer.peer0'], ['exchange.peer0', 'bank.peer0']];
    await current.enact([release(other, { id: 'peer-3-1-7' })]);
    expect(await begin('bank.peer0')).toBe('accepted');
    const input = { releaseId: 'peer-3-1-7', nodeId: 'university.peer0' };
    expect(await current.outcome('university.gil', 'Releases:begin', input)).toBe('accepted');
    expect(await begin('exchange.peer0')).toBe('ROLLOUT_TOO_WIDE');
    expect(await acknowledge('bank.peer0')).toBe('accepted');
    expect(await begin('exchange.peer0')).toBe('accepted');
  });

  test('is paused by who runs one of its nodes, and goes on by that institution or by vote', async () => {
    await approved();
    const { current } = consortium;
    const pause = async (who: string) =>
      current.outcome(who, 'Releases:pause', { releaseId: ID, reason: 'It loses blocks.' });
    const resume = async (who: string) => current.outcome(who, 'Releases:resume', { releaseId: ID });
    expect(await begin('bank.peer0')).toBe('accepted');
    expect(await pause('regulator.gil')).toBe('RELEASE_NOT_CONCERNED');
    expect(await resume('bank.gil')).toBe('RELEASE_WRONG_STATE');
    expect(await pause('bank.gil')).toBe('accepted');
    expect(stored()).toMatchObject({
      state: 'paused',
      pause: { memberId: 'bank', reason: 'It loses blocks.' },
    });
    expect(await begin('exchange.peer0')).toBe('RELEASE_WRONG_STATE');
    expect(await acknowledge('bank.peer0')).toBe('accepted');
    expect(await resume('exchange.gil')).toBe('RELEASE_PAUSED_BY');
    expect(await resume('bank.gil')).toBe('accepted');
    expect(stored()).not.toHaveProperty('pause');
    expect(await draft(named('release.resume'))).toBe('RELEASE_WRONG_STATE');
    expect(await pause('bank.gil')).toBe('accepted');
    await current.enact([named('release.resume')]);
    expect(await begin('exchange.peer0')).toBe('accepted');
  });

  test('is rolled back by vote, wave by wave in reverse, each node to the version that it had', async () => {
    await approved();
    const { current } = consortium;
    await through('bank.peer0', 'exchange.peer0', 'insurer.peer0');
    expect(await begin('university.peer0')).toBe('accepted');
    await current.enact([named('release.roll-back'), RESOLUTION]);
    expect(stored()).toMatchObject({ state: 'rolling-back', rolledBackBy: { reason: 'As decided.' } });
    expect(await begin('insurer.peer0')).toBe('ROLLOUT_NOT_YOUR_TURN');
    expect(await acknowledge('university.peer0')).toBe('accepted');
    expect([step('university.peer0')?.state, version('university.peer0')]).toEqual(['reverted', '3.1.5']);
    expect(await begin('bank.peer0')).toBe('ROLLOUT_NOT_YOUR_TURN');
    await through('insurer.peer0');
    expect(await begin('insurer.peer0')).toBe('ROLLOUT_STEP_WRONG_STATE');
    expect(await begin('bank.peer0')).toBe('accepted');
    expect(await acknowledge('bank.peer0', failed)).toBe('accepted');
    expect([step('bank.peer0')?.state, version('bank.peer0')]).toEqual(['done', '3.1.6']);
    expect(await conclude()).toBe('RELEASE_NOT_COMPLETE');
    await through('bank.peer0', 'exchange.peer0');
    expect(version('bank.peer0')).toBe('3.1.5');
    expect(await conclude()).toBe('accepted');
    expect(stored()).toMatchObject({ state: 'rolled-back' });
    expect(await draft(named('release.roll-back'))).toBe('RELEASE_WRONG_STATE');
    expect(await begin('bank.peer0')).toBe('RELEASE_WRONG_STATE');
  });

  test('is put on record as overdue when its urgency is spent, once', async () => {
    await approved();
    const { current } = consortium;
    const mark = async () => current.outcome('bank', 'Releases:markOverdue', { releaseId: ID });
    current.ledger.now += 7 * DAY;
    expect(await mark()).toBe('RELEASE_NOT_OVERDUE');
    current.ledger.now += 1;
    expect(await mark()).toBe('accepted');
    expect(stored()).toMatchObject({ overdueSince: current.ledger.now });
    expect(await mark()).toBe('RELEASE_NOT_OVERDUE');
  });

  test('there is none but what a vote approved', async () => {
    await peers();
    expect(await begin('bank.peer0')).toBe('RELEASE_NOT_FOUND');
    expect(await draft(named('release.roll-back'))).toBe('RELEASE_NOT_FOUND');
    await consortium.current.enact([release(WAVES)]);
    expect(await begin('bank.peer9')).toBe('ROLLOUT_NODE_UNKNOWN');
  });
});
