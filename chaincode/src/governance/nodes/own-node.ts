import { needPermission, type PersonActor } from '../authority/actor.js';
import type { Strength } from '../membership/safe-number.js';
import type { NodeRecord } from '../records/nodes.js';
import { accept, refuse, type Verdict } from '../verdict.js';

/** What the register's deciders look at. */
export interface RegisterState extends Strength {
  /** The node that a command names; null where there is none of this id. */
  readonly node: NodeRecord | null;
}

/**
 * The node that a command names, if this person may change it: PERMISSION_DENIED, NODE_NOT_FOUND, NODE_NOT_YOURS for one of another
 * institution, NODE_RETIRED for one that is gone for good.
 */
export function ownNode(
  { node }: Pick<RegisterState, 'node'>,
  nodeId: string,
  actor: PersonActor,
): Verdict<NodeRecord> {
  const refused = needPermission(actor, 'node.keep');
  if (refused !== undefined) return refused;
  if (node === null) return refuse('NODE_NOT_FOUND', { nodeId });
  if (node.memberId !== actor.member.id) {
    return refuse('NODE_NOT_YOURS', { nodeId, memberId: node.memberId });
  }
  return node.status === 'retired' ? refuse('NODE_RETIRED', { nodeId }) : accept(node);
}

/** All nodes with this one in the place of what it was before. */
export function withNode(nodes: readonly NodeRecord[], node: NodeRecord): NodeRecord[] {
  return nodes.map((one) => (one.id === node.id ? node : one));
}
