import { waitsFor } from '@fabric-governance/chaincode/governance/releases/rollout';
import type { NodeId } from '@fabric-governance/chaincode/governance/ids';
import type { NodeRecord } from '@fabric-governance/chaincode/governance/records/nodes';
import type { ReleaseView } from '@fabric-governance/gateway-api/contract/releases';

/** What can be done with a release as a whole. */
export type ReleaseAct = 'pause' | 'resume' | 'conclude' | 'markOverdue';

/** What can be done with one node of it. */
export type NodeAct = 'begin' | 'acknowledge' | 'fail';

/** What an institution can do with a release as it stands, whoever of its people may do it. */
export function offeredActs(release: ReleaseView, memberId: string): readonly ReleaseAct[] {
  const { state, pause, overdue, overdueSince, done, needed, waves, steps } = release;
  const isConcerned = waves.flat().some((nodeId) => nodeId.startsWith(`${memberId}.`));
  const reached = steps.filter((step) => step.state !== 'failed');
  const isComplete =
    state === 'rolling-out'
      ? done >= needed
      : state === 'rolling-back' && reached.every((step) => step.state === 'reverted');
  return [
    ...(state === 'rolling-out' && isConcerned ? (['pause'] as const) : []),
    ...(state === 'paused' && pause?.memberId === memberId ? (['resume'] as const) : []),
    ...(isComplete ? (['conclude'] as const) : []),
    ...(overdue && overdueSince === undefined ? (['markOverdue'] as const) : []),
  ];
}

/** What its institution can do with a node of a release; nothing while another one comes first, or more than enough are down. */
export function offeredNodeActs(
  nodeId: NodeId,
  release: ReleaseView,
  nodes: readonly NodeRecord[],
): readonly NodeAct[] {
  const step = release.steps.find((one) => one.nodeId === nodeId)?.state;
  if (step === 'down' || step === 'reverting') return ['acknowledge', 'fail'];
  const isOpen = ['rolling-out', 'rolled-out', 'rolling-back'].includes(release.state);
  const isReady =
    release.state === 'rolling-back' ? step === 'done' : step === undefined || step === 'failed';
  const isRunning = nodes.some(({ id, status }) => id === nodeId && status === 'running');
  const waits = waitsFor(nodeId, { release, steps: release.steps, nodes });
  return isOpen && isReady && isRunning && waits === undefined ? ['begin'] : [];
}
