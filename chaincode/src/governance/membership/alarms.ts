import { votingMembers } from '../voters/electorate.js';
import type { NodeId } from '../ids.js';
import { runningNodes, type Strength } from './safe-number.js';

/** Something about members or nodes that people should look at (R8, R10). */
export type Alarm =
  /** Fewer than the charter's warning number; `least`: the number below which nothing may lead. */
  | {
      readonly kind: 'members' | 'nodes';
      readonly number: number;
      readonly warn: number;
      readonly least: number;
    }
  /** A node that stopped by itself. */
  | { readonly kind: 'node-failed'; readonly nodeId: NodeId };

/** Every alarm that this strength raises, the gravest first. */
export function alarmsOf(strength: Strength): Alarm[] {
  const {
    leastMembers = 1,
    warnMembers = 0,
    leastNodes = 0,
    warnNodes = 0,
  } = strength.charter.membership ?? {};
  const members = votingMembers(strength.members).length;
  const nodes = runningNodes(strength).length;
  return [
    ...below('members', members, { warn: warnMembers, least: leastMembers }),
    ...below('nodes', nodes, { warn: warnNodes, least: leastNodes }),
    ...strength.nodes
      .filter(({ status }) => status === 'failed')
      .map(({ id }) => ({ kind: 'node-failed' as const, nodeId: id })),
  ];
}

/** An alarm where the number is below the warning, or even below what is asked for at least. */
function below(
  kind: 'members' | 'nodes',
  number: number,
  { warn, least }: { readonly warn: number; readonly least: number },
): Alarm[] {
  return number < Math.max(warn, least) ? [{ kind, number, warn, least }] : [];
}
