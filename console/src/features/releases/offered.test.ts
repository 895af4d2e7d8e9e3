import type { NodeId } from '@fabric-governance/chaincode/governance/ids';
import type { NodeRecord } from '@fabric-governance/chaincode/governance/records/nodes';
import type { ReleaseState, StepState } from '@fabric-governance/chaincode/governance/records/releases';
import { releaseViewSchema, type ReleaseView } from '@fabric-governance/gateway-api/contract/releases';
import { offeredActs, offeredNodeActs } from './offered.js';

const WAVES = [['aurora.peer0'], ['lattice.peer0']];
const NODES = WAVES.flat().map((id) => ({ id, status: 'running' })) as unknown as readonly NodeRecord[];

function release(
  state: ReleaseState,
  steps: Readonly<Record<string, StepState>>,
  part: object = {},
): ReleaseView {
  return releaseViewSchema.parse({
    schemaVersion: 1,
    id: 'peer-3-1-6',
    nodeKind: 'peer',
    version: '3.1.6',
    notes: '',
    urgency: 'routine',
    artefacts: [],
    waves: WAVES,
    rollBack: 'The binary before.',
    proposalId: 'ab'.repeat(32),
    since: 0,
    dueAt: 10,
    state,
    steps: Object.entries(steps).map(([nodeId, step]) => ({
      schemaVersion: 1,
      releaseId: 'peer-3-1-6',
      nodeId,
      state: step,
      from: '3.1.5',
      personId: 'aurora.li',
      at: 1,
    })),
    overdue: false,
    done: Object.values(steps).filter((step) => step === 'done').length,
    needed: 2,
    ...part,
  });
}

const ofNode = (nodeId: string, one: ReleaseView) => offeredNodeActs(nodeId as NodeId, one, NODES);

it('takes nodes down wave by wave, and has them acknowledged while they are', () => {
  const begun = release('rolling-out', {});
  expect([ofNode('aurora.peer0', begun), ofNode('lattice.peer0', begun)]).toEqual([['begin'], []]);
  const down = release('rolling-out', { 'aurora.peer0': 'down' });
  expect([ofNode('aurora.peer0', down), ofNode('lattice.peer0', down)]).toEqual([
    ['acknowledge', 'fail'],
    [],
  ]);
  const through = release('rolling-out', { 'aurora.peer0': 'done' });
  expect([ofNode('aurora.peer0', through), ofNode('lattice.peer0', through)]).toEqual([[], ['begin']]);
});

it('takes none down while it is paused, but those that are down can be acknowledged', () => {
  const paused = release('paused', { 'aurora.peer0': 'down' });
  expect(ofNode('aurora.peer0', paused)).toEqual(['acknowledge', 'fail']);
  expect(ofNode('aurora.peer0', release('paused', {}))).toEqual([]);
});

it('rolls back in reverse', () => {
  const back = release('rolling-back', { 'aurora.peer0': 'done', 'lattice.peer0': 'done' });
  expect([ofNode('aurora.peer0', back), ofNode('lattice.peer0', back)]).toEqual([[], ['begin']]);
  const half = release('rolling-back', { 'aurora.peer0': 'done', 'lattice.peer0': 'reverted' });
  expect([ofNode('aurora.peer0', half), ofNode('lattice.peer0', half)]).toEqual([['begin'], []]);
});

it('lets those concerned pause it, and who paused it go on', () => {
  expect(offeredActs(release('rolling-out', {}), 'lattice')).toEqual(['pause']);
  expect(offeredActs(release('rolling-out', {}), 'meridian')).toEqual([]);
  const pause = { memberId: 'lattice', personId: 'lattice.wang', at: 1, reason: 'x' };
  expect(offeredActs(release('paused', {}, { pause }), 'lattice')).toEqual(['resume']);
  expect(offeredActs(release('paused', {}, { pause }), 'aurora')).toEqual([]);
});

it('is concluded when all that must be there is, and noted once as overdue', () => {
  const all = { 'aurora.peer0': 'done', 'lattice.peer0': 'done' } as const;
  expect(offeredActs(release('rolling-out', all), 'meridian')).toEqual(['conclude']);
  const back = { 'aurora.peer0': 'reverted', 'lattice.peer0': 'failed' } as const;
  expect(offeredActs(release('rolling-back', back), 'meridian')).toEqual(['conclude']);
  expect(offeredActs(release('rolling-back', all), 'meridian')).toEqual([]);
  const late = { overdue: true };
  expect(offeredActs(release('rolling-out', {}, late), 'meridian')).toEqual(['markOverdue']);
  expect(offeredActs(release('rolling-out', {}, { ...late, overdueSince: 11 }), 'meridian')).toEqual([]);
});
