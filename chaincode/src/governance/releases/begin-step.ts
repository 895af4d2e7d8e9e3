import type { Context, PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { NodeId } from '../ids.js';
import type { NodeRecord } from '../records/nodes.js';
import type { DownNodeEntry, RolloutStepRecord, StepState } from '../records/releases.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { needFewDown } from './most-down.js';
import { needReleaseState, plannedNode, stepOf, waitsFor, type RolloutState } from './rollout.js';

/** From which states a node is taken down, forwards and back. */
const FORWARD: readonly (StepState | undefined)[] = [undefined, 'failed'];

/**
 * Takes a node down for the release, or in a roll-back for the version before (R11): by its own institution, when every wave that comes
 * before is through, and never so that too many are down at once, of this and every other rollout together.
 */
export function decideBeginStep(
  state: RolloutState,
  { nodeId }: { readonly nodeId: NodeId },
  context: Context<PersonActor>,
): Verdict<Effects> {
  const planned = plannedNode(state, nodeId, context.actor);
  if (!planned.ok) return planned;
  const refused =
    needReleaseState(state.release, 'rolling-out', 'rolled-out', 'rolling-back') ??
    needTurn(planned.value, state) ??
    needFewDown(new Set([...state.down.map((one) => one.nodeId), nodeId]), planned.value.kind, state);
  if (refused !== undefined) return refused;
  const before = stepOf(nodeId, state) ?? null;
  const isBack = state.release.state === 'rolling-back';
  const record: RolloutStepRecord = {
    schemaVersion: 1,
    releaseId: state.release.id,
    nodeId,
    state: isBack ? 'reverting' : 'down',
    from: isBack ? (before?.from ?? planned.value.version) : planned.value.version,
    personId: context.actor.person.id,
    at: context.now,
  };
  const entry: DownNodeEntry = { schemaVersion: 1, nodeId, releaseId: state.release.id };
  return accept({
    changes: [
      changed('rollout.begun', before, { kind: 'rollout-step', record }, [
        { kind: 'down-node', record: entry },
      ]),
    ],
    result: { releaseId: record.releaseId, nodeId, state: record.state },
  });
}

/** Refuses a node that does not run, is down or through already, or whose turn has yet to come. */
function needTurn({ id: nodeId, status }: NodeRecord, state: RolloutState): Refused | undefined {
  const { id: releaseId } = state.release;
  if (status !== 'running') return refuse('ROLLOUT_NODE_NOT_RUNNING', { nodeId, status });
  const other = state.down.find((one) => one.nodeId === nodeId);
  if (other !== undefined) return refuse('ROLLOUT_NODE_DOWN', { nodeId, releaseId: other.releaseId });
  const step = stepOf(nodeId, state)?.state;
  const isReady = state.release.state === 'rolling-back' ? step === 'done' : FORWARD.includes(step);
  if (!isReady) return refuse('ROLLOUT_STEP_WRONG_STATE', { nodeId, state: step ?? 'none' });
  const awaited = waitsFor(nodeId, state);
  return awaited === undefined ? undefined : refuse('ROLLOUT_NOT_YOUR_TURN', { nodeId, awaited, releaseId });
}
