import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import {
  INTERVENTIONS,
  type InterventionKind,
} from '@fabric-governance/chaincode/governance/charter/accounts';
import type { MemberId, NodeId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import type { OrderedTerms } from '@fabric-governance/chaincode/governance/interventions/order';
import { targetNamed } from '@fabric-governance/chaincode/governance/interventions/target';
import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/documents';
import type { InterventionTarget } from '@fabric-governance/chaincode/governance/records/interventions';

/** What has been entered about an intervention, by the name of the field; what is missing is not there or empty. */
export type OrderValues = Readonly<
  Partial<Record<'intervention' | 'person' | 'member' | 'node' | 'grounds' | 'days', string>>
>;

/** The kind chosen; undefined: none yet. */
export const kindOf = ({ intervention }: OrderValues): InterventionKind | undefined =>
  INTERVENTIONS.find((known) => known === intervention);

/** Whether the charter wants a recovery plan with this kind. */
export const needsPlan = (kind: InterventionKind | undefined, { interventions }: Charter): boolean =>
  kind !== undefined && interventions?.[kind]?.recoveryPlan === true;

export interface Ordering {
  readonly values: OrderValues;
  /** The first one is the recovery plan, where one is needed. */
  readonly documents: readonly DocumentReference[];
  readonly charter: Charter;
}

/** The intervention that was entered (R16); undefined while something is missing. */
export function orderOf({ values, documents, charter }: Ordering): OrderedTerms | undefined {
  const kind = kindOf(values);
  const { grounds = '', days = '' } = values;
  const reason = grounds.trim();
  if (kind === undefined || reason === '') return undefined;
  const subject = subjectOf(kind, values);
  const plan = needsPlan(kind, charter) ? planOf(documents) : {};
  if (subject === undefined || plan === undefined) return undefined;
  const lasts = Number(days) > 0 ? { lasts: `P${Number(days)}D` } : {};
  return { kind, ...subject, reason, ...lasts, ...plan };
}

/** Whom it concerns, chosen from the ledger's own lists; nobody where it is everybody. */
function subjectOf(
  kind: InterventionKind,
  { person = '', member = '', node = '' }: OrderValues,
): InterventionTarget | undefined {
  switch (targetNamed(kind)) {
    case 'personId':
      return person === '' ? undefined : { personId: person as PersonId };
    case 'memberId':
      return member === '' ? undefined : { memberId: member as MemberId };
    case 'nodeId':
      return node === '' ? undefined : { nodeId: node as NodeId };
    case undefined:
      return {};
  }
}

const planOf = ([plan]: readonly DocumentReference[]) =>
  plan === undefined ? undefined : { recoveryPlan: plan.hash };
