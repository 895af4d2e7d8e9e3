import { isReminded, stateOf } from '@fabric-governance/chaincode/governance/obligations/standing';
import type { ObligationQuery, ObligationView } from '../contract/obligations.js';
import { charterInForce, type Projection } from '../read-model/projection.js';

/** Obligations that pass all filters, the one that is due first before the others. */
export function listObligations(
  projection: Projection,
  { member, proposal, standing }: ObligationQuery,
  now: number,
): ObligationView[] {
  const charter = charterInForce(projection)?.charter;
  return [...projection.obligations.values()]
    .map((record) => ({
      ...record,
      standing: stateOf(record, now),
      reminded: charter !== undefined && isReminded(record, charter, now),
    }))
    .filter(
      (one) =>
        (member === undefined || one.memberId === member) &&
        (proposal === undefined || one.proposalId === proposal) &&
        (standing === undefined || one.standing === standing),
    )
    .sort((left, right) => left.dueAt - right.dueAt);
}
