import { isPresent } from '../bodies/body-members.js';
import type { Charter } from '../charter.js';
import { votingMembers } from '../voters/electorate.js';
import type { MemberRecord } from '../records/members.js';
import type { NodeRecord } from '../records/nodes.js';
import type { NodeKind } from '../states.js';
import { refuse, type Refused } from '../verdict.js';

/** Who and what keeps the network going. */
export interface Strength {
  readonly charter: Charter;
  readonly members: readonly MemberRecord[];
  readonly nodes: readonly NodeRecord[];
}

/** Nodes that keep the ledger; the others only serve an institution. */
export const LEDGER_NODES: readonly NodeKind[] = ['peer', 'orderer'];

/** Running peers and orderers of the institutions that take part. */
export function runningNodes({ members, nodes }: Pick<Strength, 'members' | 'nodes'>): NodeRecord[] {
  const present = new Set(members.filter(isPresent).map(({ id }) => id));
  return nodes.filter(
    ({ memberId, kind, status }) =>
      status === 'running' && LEDGER_NODES.includes(kind) && present.has(memberId),
  );
}

/**
 * Refuses what would lead below the least number of voting members or of running nodes (R8), or, being there already, further down:
 * MEMBERS_TOO_FEW, NODES_TOO_FEW. What does not lower a number is never refused for it.
 */
export function needSafeNumber(before: Strength, after: Strength): Refused | undefined {
  const { leastMembers = 1, leastNodes = 0 } = after.charter.membership ?? {};
  const members = votingMembers(after.members).length;
  if (members < leastMembers && members < votingMembers(before.members).length) {
    return refuse('MEMBERS_TOO_FEW', { members, least: leastMembers });
  }
  const nodes = runningNodes(after).length;
  if (nodes < leastNodes && nodes < runningNodes(before).length) {
    return refuse('NODES_TOO_FEW', { nodes, least: leastNodes });
  }
  return undefined;
}
