import type { InterventionKind } from '../charter/accounts.js';
import type { MemberId } from '../ids.js';
import { needStillThere } from '../membership/still-there.js';
import { openAccount } from '../people/account-changes.js';
import { institutionOf } from '../people/institution-of.js';
import type { InterventionTarget } from '../records/interventions.js';
import type { NodeRecord } from '../records/nodes.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import type { StoredKind } from '../change.js';

/** Which part of the target a kind of intervention names; none where it concerns the system as a whole. */
const NAMES: Readonly<Record<InterventionKind, keyof InterventionTarget | undefined>> = {
  'freeze-person': 'personId',
  'lock-person': 'personId',
  'suspend-member': 'memberId',
  'suspend-node': 'nodeId',
  'pause-system': undefined,
  'terminate-system': undefined,
};

/** Which part of the target a kind of intervention names; undefined where it concerns the system as a whole. */
export const targetNamed = (kind: InterventionKind): keyof InterventionTarget | undefined => NAMES[kind];

/** Whether an intervention concerns the system as a whole. */
export function isSystemWide(kind: InterventionKind): kind is 'pause-system' | 'terminate-system' {
  return NAMES[kind] === undefined;
}

/** Kinds of record besides the consortium, members and people that an intervention of this kind changes or is checked against. */
export function touchedKinds(kind: InterventionKind): readonly StoredKind[] {
  if (kind === 'suspend-member') return ['node', 'delegation'];
  return kind === 'suspend-node' ? ['node'] : [];
}

/** The institution that an intervention is about; a node's is the first part of its id. Undefined: it is about all. */
export function institutionConcerned({
  personId,
  memberId,
  nodeId,
}: InterventionTarget): MemberId | undefined {
  if (personId !== undefined) return institutionOf(personId);
  return memberId ?? (nodeId?.split('.')[0] as MemberId | undefined);
}

/** Refuses a target that is not the one of the kind, that nobody knows, or that is gone for good. */
export function needTarget(
  { kind, ...command }: InterventionTarget & { readonly kind: InterventionKind },
  state: GovernanceState,
): Refused | undefined {
  const wanted = NAMES[kind];
  for (const name of ['personId', 'memberId', 'nodeId'] as const) {
    if ((command[name] !== undefined) === (name === wanted)) continue;
    return refuse('ARGUMENT_INVALID', { path: name, problem: `${kind} concerns ${wanted ?? 'the system'}` });
  }
  return refusedTarget(command, state);
}

function refusedTarget(
  { personId, memberId, nodeId }: InterventionTarget,
  state: GovernanceState,
): Refused | undefined {
  if (personId !== undefined) {
    const account = openAccount(personId, state);
    return account.ok ? undefined : account;
  }
  if (memberId !== undefined) return needStillThere(memberId, state);
  if (nodeId === undefined) return undefined;
  const node = nodeInService(nodeId, state);
  return node.ok ? undefined : node;
}

/** A node of the register that is not out of service for good: NODE_NOT_FOUND, NODE_RETIRED otherwise. */
export function nodeInService(nodeId: string, state: GovernanceState): Verdict<NodeRecord> {
  const node = furtherRecords(state, 'node').find(({ id }) => id === nodeId);
  if (node === undefined) return refuse('NODE_NOT_FOUND', { nodeId });
  return node.status === 'retired' ? refuse('NODE_RETIRED', { nodeId }) : accept(node);
}
