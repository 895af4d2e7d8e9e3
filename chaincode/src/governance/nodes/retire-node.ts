import type { Context, PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { NodeId } from '../ids.js';
import { needSafeNumber } from '../membership/safe-number.js';
import type { NodeRecord } from '../records/nodes.js';
import { accept, type Verdict } from '../verdict.js';
import { withoutSuspension } from './suspend-node.js';
import { ownNode, withNode, type RegisterState } from './own-node.js';

/** An institution takes a node of its own out of service for good (R10), unless too few would be left running. The record stays. */
export function decideRetireNode(
  state: RegisterState,
  { nodeId }: { readonly nodeId: NodeId },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const own = ownNode(state, nodeId, actor);
  if (!own.ok) return own;
  const record: NodeRecord = { ...withoutSuspension(own.value), status: 'retired', since: now };
  const refused = needSafeNumber(state, { ...state, nodes: withNode(state.nodes, record) });
  if (refused !== undefined) return refused;
  return accept({
    changes: [changed('node.retired', own.value, { kind: 'node', record })],
    result: { nodeId, status: record.status },
  });
}
