import { isPresent, membersOf, type BodyState } from '../bodies/body-members.js';
import type { NodeId } from '../ids.js';
import { LEDGER_NODES } from '../membership/safe-number.js';
import type { NodeRecord } from '../records/nodes.js';
import type { NodeKind } from '../states.js';
import { refuse, type Refused } from '../verdict.js';

/** What tells how many nodes may be down. */
export interface RegisterOfNodes extends BodyState {
  readonly nodes: readonly NodeRecord[];
}

/** Some nodes of which only so many may be down at once. */
interface Group {
  /** `all`, `orderers`, `running`, or the id of an institution or body. */
  readonly name: string;
  readonly nodes: readonly NodeRecord[];
  readonly most: number;
}

/**
 * Refuses a set of nodes that may not be down together, as far as the register says (R11): PART_NOT_USED without rules for releases,
 * ROLLOUT_TOO_WIDE with the group of which too many would be down:
 * - of all, more than the charter's `atOnce`, or all of them;
 * - more than leave the charter's `leastNodes` running;
 * - as many orderers as would leave no majority of them, so that ordering stops;
 * - all of one institution, or of all institutions of one body, where there is more than one: a single node cannot be replaced otherwise.
 *
 * Peers and orderers count together, since they keep the ledger; nodes of another kind among their own. A smaller set is never refused
 * where a larger one is not.
 */
export function needFewDown(
  down: ReadonlySet<NodeId>,
  kind: NodeKind,
  register: RegisterOfNodes,
): Refused | undefined {
  if (register.charter.releases === undefined) return refuse('PART_NOT_USED', { part: 'releases' });
  for (const { name, nodes, most } of groupsOf(inService(kind, down, register), register)) {
    const count = nodes.filter(({ id }) => down.has(id)).length;
    if (count > most) return refuse('ROLLOUT_TOO_WIDE', { group: name, down: count, most });
  }
  return undefined;
}

/** Nodes of these kinds that run, or would if they were not down for a rollout. */
function inService(
  kind: NodeKind,
  down: ReadonlySet<NodeId>,
  { members, nodes }: RegisterOfNodes,
): NodeRecord[] {
  const kinds = LEDGER_NODES.includes(kind) ? LEDGER_NODES : [kind];
  const present = new Set(members.filter(isPresent).map(({ id }) => id));
  return nodes.filter(
    (node) =>
      kinds.includes(node.kind) &&
      present.has(node.memberId) &&
      (node.status === 'running' || down.has(node.id)),
  );
}

function groupsOf(nodes: readonly NodeRecord[], register: RegisterOfNodes): Group[] {
  const { charter, members } = register;
  const orderers = nodes.filter(({ kind }) => kind === 'orderer');
  const bodies = Object.keys(charter.bodies ?? {}).map(
    (id) => [id, new Set<string>(membersOf(id, register).institutions)] as const,
  );
  const circles = [...members.map(({ id }) => [id, new Set<string>([id])] as const), ...bodies];
  return [
    { name: 'all', nodes, most: mostOfAll(nodes.length, register) },
    { name: 'running', nodes, most: mostAboveLeast(nodes, register) },
    { name: 'orderers', nodes: orderers, most: Math.max(1, minority(orderers.length)) },
    ...circles.map(([name, institutions]) => {
      const own = nodes.filter(({ memberId }) => institutions.has(memberId));
      return { name, nodes: own, most: Math.max(1, own.length - 1) };
    }),
  ];
}

/** The charter's share, rounded down, and never all. */
function mostOfAll(total: number, { charter }: RegisterOfNodes): number {
  const { numerator, denominator } = charter.releases?.atOnce ?? { numerator: 0, denominator: 1 };
  const share = total * numerator;
  return Math.min((share - (share % denominator)) / denominator, total - 1);
}

/** How many can go down before fewer ledger nodes than the charter's least number run. */
function mostAboveLeast(nodes: readonly NodeRecord[], { charter }: RegisterOfNodes): number {
  const keepsLedger = nodes.some(({ kind }) => LEDGER_NODES.includes(kind));
  const least = keepsLedger ? (charter.membership?.leastNodes ?? 0) : 0;
  return Math.max(0, nodes.length - least);
}

/** Fewer than half of so many. */
function minority(total: number): number {
  const lessOne = Math.max(0, total - 1);
  return (lessOne - (lessOne % 2)) / 2;
}
