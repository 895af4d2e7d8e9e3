import { changed, type Change } from '../change.js';
import type { Millis } from '../ids.js';
import { needSafeNumber } from '../membership/safe-number.js';
import type { NodeRecord, NodeSuspension } from '../records/nodes.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { withNode } from './own-node.js';

interface Moment {
  readonly state: GovernanceState;
  readonly now: Millis;
}

/**
 * A node is not to be used (R16): its institution takes it down, it counts as not running, and nobody records it as running before the
 * suspension is over. Of the same intervention the end is put off. NODE_SUSPENDED by another one, NODES_TOO_FEW below the least number.
 */
export function planNodeSuspension(
  before: NodeRecord,
  suspension: NodeSuspension,
  { state, now }: Moment,
): Verdict<readonly Change[]> {
  const isSame = before.suspension?.interventionId === suspension.interventionId;
  const refused = isSame ? undefined : needUnsuspended(before, now);
  if (refused !== undefined) return refused;
  const since = isSame ? before.since : now;
  const record: NodeRecord = { ...before, status: 'suspended', since, suspension };
  const nodes = furtherRecords(state, 'node');
  return (
    needSafeNumber({ ...state, nodes }, { ...state, nodes: withNode(nodes, record) }) ??
    accept([changed('node.suspended', before, { kind: 'node', record })])
  );
}

/** NODE_SUSPENDED, while an intervention keeps the node from being used; `until` is 0 where it has no end of its own. */
export function needUnsuspended({ id, suspension }: NodeRecord, now: Millis): Refused | undefined {
  const isOver = suspension?.until !== undefined && now >= suspension.until;
  if (suspension === undefined || isOver) return undefined;
  return refuse('NODE_SUSPENDED', { nodeId: id, until: suspension.until ?? 0 });
}

/** The node once the intervention is over: stopped, until its institution says that it runs again. */
export function nodeReleased(before: NodeRecord, now: Millis): Change {
  const record = { ...withoutSuspension(before), status: 'stopped', since: now } as const;
  return changed('node.suspension-ended', before, { kind: 'node', record });
}

/** The node's record without the suspension that is over, or that no longer matters. */
export function withoutSuspension(node: NodeRecord): NodeRecord {
  const kept: { -readonly [Name in keyof NodeRecord]: NodeRecord[Name] } = { ...node };
  delete kept.suspension;
  return kept;
}
