import { needPermission, type PersonActor } from '../authority/actor.js';
import type { Charter } from '../charter.js';
import type { NodeId } from '../ids.js';
import type { NodeRecord } from '../records/nodes.js';
import type {
  DownNodeEntry,
  ReleaseRecord,
  ReleaseState,
  RolloutStepRecord,
  StepState,
} from '../records/releases.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import type { RegisterOfNodes } from './most-down.js';

/** What the deciders about a rollout look at. */
export interface RolloutState extends RegisterOfNodes {
  readonly release: ReleaseRecord;
  /** Steps of this release. */
  readonly steps: readonly RolloutStepRecord[];
  /** Nodes that are down for any rollout. */
  readonly down: readonly DownNodeEntry[];
}

/** RELEASE_WRONG_STATE unless it is in one of these states. */
export function needReleaseState(
  { id, state }: Pick<ReleaseRecord, 'id' | 'state'>,
  ...needed: readonly ReleaseState[]
): Refused | undefined {
  if (needed.includes(state)) return undefined;
  return refuse('RELEASE_WRONG_STATE', { releaseId: id, state, needed: needed.join(' ') });
}

/** The step of a node in this release; undefined where it has yet to begin. */
export function stepOf(
  nodeId: NodeId,
  { steps }: Pick<RolloutState, 'steps'>,
): RolloutStepRecord | undefined {
  return steps.find((one) => one.nodeId === nodeId);
}

/**
 * A node of the plan, for a person of its own institution who may carry releases out: PERMISSION_DENIED, ROLLOUT_NODE_UNKNOWN,
 * NODE_NOT_YOURS otherwise.
 */
export function plannedNode(
  { release, nodes }: RolloutState,
  nodeId: NodeId,
  actor: PersonActor,
): Verdict<NodeRecord> {
  const refused = needPermission(actor, 'release.carry-out');
  if (refused !== undefined) return refused;
  const node = nodes.find(({ id }) => id === nodeId);
  if (node === undefined || !release.waves.flat().includes(nodeId)) {
    return refuse('ROLLOUT_NODE_UNKNOWN', { nodeId, nodeKind: release.nodeKind });
  }
  const { memberId } = node;
  return memberId === actor.member.id ? accept(node) : refuse('NODE_NOT_YOURS', { nodeId, memberId });
}

/** States in which a node is through with a rollout, and with a roll-back. */
const THROUGH: readonly StepState[] = ['done', 'failed'];
const BACK: readonly (StepState | undefined)[] = [undefined, 'failed', 'reverted'];

/**
 * The first node that another one has to wait for: of a rollout one of an earlier wave that is not through and still runs, of a roll-back
 * one of a later wave that is not back.
 */
export function waitsFor(
  nodeId: NodeId,
  state: Pick<RolloutState, 'release' | 'steps' | 'nodes'>,
): NodeId | undefined {
  const { release, nodes } = state;
  const wave = release.waves.findIndex((ids) => ids.includes(nodeId));
  const stateOf = (id: NodeId): StepState | undefined => stepOf(id, state)?.state;
  if (release.state === 'rolling-back') {
    return release.waves
      .slice(wave + 1)
      .flat()
      .find((id) => !BACK.includes(stateOf(id)));
  }
  const isGone = (id: NodeId): boolean => nodes.find((node) => node.id === id)?.status !== 'running';
  return release.waves
    .slice(0, wave)
    .flat()
    .find((id) => {
      const step = stateOf(id);
      return step === undefined ? !isGone(id) : !THROUGH.includes(step);
    });
}

/** What tells how far a release has come. */
export interface Progress extends Pick<RolloutState, 'release' | 'steps'> {
  /** The charter's rules; without any, all nodes are needed. */
  readonly releases: Charter['releases'] | undefined;
}

/** How many nodes of the plan run the release, and how many must before it counts as rolled out: the charter's share, rounded up. */
export function acknowledged({ release, steps, releases }: Progress): {
  readonly done: number;
  readonly needed: number;
} {
  const { numerator, denominator } = releases?.acknowledgements ?? { numerator: 1, denominator: 1 };
  const share = release.waves.flat().length * numerator;
  const rest = share % denominator;
  return {
    done: steps.filter(({ state }) => state === 'done').length,
    needed: (share - rest) / denominator + (rest === 0 ? 0 : 1),
  };
}
