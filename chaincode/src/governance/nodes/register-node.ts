import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { NodeId } from '../ids.js';
import type { HostFacts, NodeRecord } from '../records/nodes.js';
import type { NodeKind } from '../states.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import type { RegisterState } from './own-node.js';

export interface RegisterCommand {
  readonly nodeId: NodeId;
  readonly kind: NodeKind;
  readonly version: string;
  readonly host: HostFacts;
  /** Whether it runs already. */
  readonly status: 'running' | 'stopped';
}

/** An institution enters a node of its own into the register (R10). An id is never used twice: what it did stays its history. */
export function decideRegisterNode(
  { node }: Pick<RegisterState, 'node'>,
  { nodeId, kind, version, host, status }: RegisterCommand,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const refused = needPermission(actor, 'node.keep');
  if (refused !== undefined) return refused;
  const memberId = actor.member.id;
  if (!nodeId.startsWith(`${memberId}.`)) {
    return refuse('ARGUMENT_INVALID', { path: 'nodeId', problem: `begins with ${memberId}.` });
  }
  if (node !== null) return refuse('NODE_EXISTS', { nodeId });
  const record: NodeRecord = {
    schemaVersion: 1,
    id: nodeId,
    memberId,
    kind,
    version,
    host,
    status,
    since: now,
    registeredAt: now,
  };
  return accept({
    changes: [changed('node.registered', null, { kind: 'node', record })],
    result: { nodeId, status },
  });
}
