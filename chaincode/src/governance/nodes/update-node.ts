import type { Context, PersonActor } from '../authority/actor.js';
import { canonicalJson } from '../canonical-json.js';
import { changed, type Effects } from '../change.js';
import type { NodeId } from '../ids.js';
import { needSafeNumber } from '../membership/safe-number.js';
import type { HostFacts, NodeRecord } from '../records/nodes.js';
import type { NodeStatus } from '../states.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { needUnsuspended, withoutSuspension } from './suspend-node.js';
import { ownNode, withNode, type RegisterState } from './own-node.js';

/** What is left out stays as it is. */
export interface UpdateCommand {
  readonly nodeId: NodeId;
  readonly version?: string | undefined;
  readonly host?: HostFacts | undefined;
  readonly status?: Exclude<NodeStatus, 'suspended' | 'retired'> | undefined;
}

/**
 * An institution says what has changed about a node of its own (R10): its software, its host, whether it runs. A stop on purpose is
 * refused where too few nodes would be left running; a failure is a fact, and recorded always. Whether a suspended node runs is not asked
 * before its suspension is over (NODE_SUSPENDED, R16).
 */
export function decideUpdateNode(
  state: RegisterState,
  { nodeId, version, host, status }: UpdateCommand,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const own = ownNode(state, nodeId, actor);
  if (!own.ok) return own;
  const before = own.value;
  const suspended = status === undefined ? undefined : needUnsuspended(before, now);
  if (suspended !== undefined) return suspended;
  const record: NodeRecord = {
    ...(status === undefined ? before : withoutSuspension(before)),
    ...(version === undefined ? {} : { version }),
    ...(host === undefined ? {} : { host }),
    ...(status === undefined || status === before.status ? {} : { status, since: now }),
  };
  if (canonicalJson(record) === canonicalJson(before)) return refuse('NODE_UNCHANGED', { nodeId });
  const after = { ...state, nodes: withNode(state.nodes, record) };
  const refused = record.status === 'stopped' ? needSafeNumber(state, after) : undefined;
  if (refused !== undefined) return refused;
  return accept({
    changes: [changed('node.updated', before, { kind: 'node', record })],
    result: { nodeId, status: record.status },
  });
}
