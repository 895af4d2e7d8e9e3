import type { MemberId, Sha256Hex } from '../governance/ids.js';
import type { Action, DocumentReference, ObligationPayload } from '../governance/records/actions.js';

/** A document that shows something. */
export const EVIDENCE: DocumentReference = {
  name: 'report.pdf',
  hash: 'e'.repeat(64) as Sha256Hex,
  size: 1000,
  mediaType: 'application/pdf',
};

/** The action that lays an obligation upon an institution, due thirty days after the decision unless told otherwise. */
export function obligation(id: string, memberId: string, more: Partial<ObligationPayload> = {}): Action {
  const payload = { id, text: 'Deliver the report.', memberId: memberId as MemberId, due: { after: 'P30D' } };
  return { kind: 'obligation.set', payload: { ...payload, ...more } };
}
