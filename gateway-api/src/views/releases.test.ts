import type { NodeId } from '@fabric-governance/chaincode/governance/ids';
import { applyBlock } from '../read-model/apply-block.js';
import { emptyProjection, type Projection } from '../read-model/projection.js';
import { testBlock, type TestWrite } from '../testing/test-blocks.js';
import { foundingWrites } from '../testing/test-records.js';
import { releaseViewSchema } from '../contract/releases.js';
import { listReleases } from './releases.js';

function releaseWrite(id: string, changes: Readonly<Record<string, unknown>> = {}): TestWrite {
  const record = {
    schemaVersion: 1,
    id,
    nodeKind: 'peer',
    version: '3.1.6',
    notes: '',
    urgency: 'routine',
    artefacts: [],
    waves: [['aurora.peer0'], ['aurora.peer1', 'delta.peer0']],
    rollBack: 'The binary before.',
    proposalId: 'd'.repeat(64),
    since: 0,
    dueAt: 100,
    state: 'rolling-out',
    ...changes,
  };
  return { kind: 'release', key: [id], record };
}

function stepWrite(releaseId: string, nodeId: string, state: string): TestWrite {
  const record = { schemaVersion: 1, releaseId, nodeId, state, from: '3.1.5', personId: 'aurora.li', at: 1 };
  return { kind: 'rollout-step', key: [releaseId, nodeId], record };
}

function ledgerWith(...writes: readonly TestWrite[]): Projection {
  const projection = emptyProjection();
  applyBlock(projection, testBlock(0n, [{ writes: [...foundingWrites(), ...writes] }]), 'governance');
  return projection;
}

test('a release comes with its own steps, and how many of its nodes run it', () => {
  const projection = ledgerWith(
    releaseWrite('first'),
    releaseWrite('second', { since: 5 }),
    stepWrite('first', 'delta.peer0', 'down'),
    stepWrite('first', 'aurora.peer0', 'done'),
    stepWrite('second', 'aurora.peer0', 'failed'),
  );
  const [second, first] = listReleases(projection, 50);
  expect([second?.id, second?.done]).toEqual(['second', 0]);
  expect(first).toMatchObject({ id: 'first', done: 1, needed: 3, overdue: false });
  expect(first?.steps.map(({ nodeId }) => nodeId)).toEqual<NodeId[]>([
    'aurora.peer0',
    'delta.peer0',
  ] as NodeId[]);
  expect(() => releaseViewSchema.parse(first)).not.toThrow();
});

test('it is overdue while it is under way past its due date, and not once it is through', () => {
  const overdue = (state: string, now: number) =>
    listReleases(ledgerWith(releaseWrite('first', { state })), now).map((one) => one.overdue);
  expect([overdue('rolling-out', 100), overdue('rolling-out', 101), overdue('paused', 101)]).toEqual([
    [false],
    [true],
    [true],
  ]);
  expect([overdue('rolled-out', 101), overdue('rolling-back', 101)]).toEqual([[false], [false]]);
});
