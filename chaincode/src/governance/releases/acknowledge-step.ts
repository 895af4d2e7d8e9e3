import type { Context, PersonActor } from '../authority/actor.js';
import { changed, type Change, type Effects } from '../change.js';
import type { NodeId } from '../ids.js';
import type { DocumentReference } from '../records/actions.js';
import type { NodeRecord } from '../records/nodes.js';
import type { DownNodeEntry, RolloutStepRecord, StepState } from '../records/releases.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { plannedNode, stepOf, type RolloutState } from './rollout.js';

export interface AcknowledgeCommand {
  readonly nodeId: NodeId;
  readonly result: 'done' | 'failed';
  /** What shows it; needed when done. */
  readonly evidence?: readonly DocumentReference[] | undefined;
  /** Needed when failed. */
  readonly reason?: string | undefined;
}

/** The states in which a node is down. */
type DownState = 'down' | 'reverting';

/** What becomes of a node that is down, forwards and in a roll-back; one caught down by a roll-back goes straight back. */
const NEXT: Readonly<
  Record<'forward' | 'back', Record<DownState, Record<AcknowledgeCommand['result'], StepState>>>
> = {
  forward: { down: { done: 'done', failed: 'failed' }, reverting: { done: 'reverted', failed: 'done' } },
  back: { down: { done: 'reverted', failed: 'failed' }, reverting: { done: 'reverted', failed: 'done' } },
};

/**
 * The node runs again, says its own institution (R11): on the new version with evidence, in a roll-back on the one before, or, when it
 * failed, on what it ran until then, with the reason. Its version in the register follows.
 */
export function decideAcknowledgeStep(
  state: RolloutState,
  command: AcknowledgeCommand,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const { nodeId, result } = command;
  const planned = plannedNode(state, nodeId, context.actor);
  if (!planned.ok) return planned;
  const before = stepOf(nodeId, state);
  if (before === undefined || !isDown(before.state)) {
    return refuse('ROLLOUT_STEP_WRONG_STATE', { nodeId, state: before?.state ?? 'none' });
  }
  const grounds = groundsOf(command);
  if (!grounds.ok) return grounds;
  const direction = state.release.state === 'rolling-back' ? 'back' : 'forward';
  const next = NEXT[direction][before.state][result];
  const { schemaVersion, releaseId, from } = before;
  const record: RolloutStepRecord = {
    ...{ schemaVersion, releaseId, nodeId, from },
    state: next,
    personId: context.actor.person.id,
    at: context.now,
    ...grounds.value,
  };
  const entry: DownNodeEntry = { schemaVersion: 1, nodeId, releaseId };
  const event = result === 'done' ? 'rollout.acknowledged' : 'rollout.failed';
  return accept({
    changes: [
      changed(event, before, { kind: 'rollout-step', record }, [
        { kind: 'down-node', record: entry, delete: true },
      ]),
      ...versionChange(planned.value, record, state),
    ],
    result: { releaseId, nodeId, state: next },
  });
}

function isDown(state: StepState): state is DownState {
  return state === 'down' || state === 'reverting';
}

/** The register says what the node runs now. */
function versionChange(
  node: NodeRecord,
  { state, from }: RolloutStepRecord,
  { release }: RolloutState,
): Change[] {
  const version = state === 'done' ? release.version : from;
  if (node.version === version) return [];
  return [changed('node.updated', node, { kind: 'node', record: { ...node, version } })];
}

/** Done needs evidence, failed needs a reason. */
function groundsOf({
  result,
  evidence,
  reason,
}: AcknowledgeCommand): Verdict<Pick<RolloutStepRecord, 'evidence' | 'reason'>> {
  if (result === 'failed') {
    return reason === undefined
      ? refuse('ARGUMENT_INVALID', { path: 'reason', problem: `needed when the result is ${result}` })
      : accept({ reason });
  }
  return evidence === undefined || evidence.length === 0
    ? refuse('ARGUMENT_INVALID', { path: 'evidence', problem: `needed when the result is ${result}` })
    : accept({ evidence });
}
