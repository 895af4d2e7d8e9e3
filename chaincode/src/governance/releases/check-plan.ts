import { isPresent } from '../bodies/body-members.js';
import type { NodeId } from '../ids.js';
import type { ReleasePayload } from '../records/actions.js';
import { refuse, type Refused } from '../verdict.js';
import { needFewDown, type RegisterOfNodes } from './most-down.js';

/**
 * Refuses a plan that does not name each running node of its kind (ROLLOUT_INCOMPLETE) and no others (ROLLOUT_NODE_UNKNOWN), or that would
 * take down too many in one wave (ROLLOUT_TOO_WIDE). That it names each once is a matter of its shape.
 */
export function checkPlan(
  { nodeKind, waves }: Pick<ReleasePayload, 'nodeKind' | 'waves'>,
  register: RegisterOfNodes,
): Refused | undefined {
  const running = runningOfKind(nodeKind, register);
  const planned = new Set(waves.flat());
  const unknown = [...planned].find((id) => !running.has(id));
  if (unknown !== undefined) return refuse('ROLLOUT_NODE_UNKNOWN', { nodeId: unknown, nodeKind });
  const missing = [...running].find((id) => !planned.has(id));
  if (missing !== undefined) return refuse('ROLLOUT_INCOMPLETE', { nodeId: missing });
  for (const wave of waves) {
    const refused = needFewDown(new Set(wave), nodeKind, register);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Running nodes of one kind, of institutions that take part. */
export function runningOfKind(
  nodeKind: ReleasePayload['nodeKind'],
  { members, nodes }: Pick<RegisterOfNodes, 'members' | 'nodes'>,
): ReadonlySet<NodeId> {
  const present = new Set(members.filter(isPresent).map(({ id }) => id));
  const running = nodes.filter(
    ({ kind, status, memberId }) => kind === nodeKind && status === 'running' && present.has(memberId),
  );
  return new Set(running.map(({ id }) => id));
}
