import { ended } from '../penalties/end.js';
import { findPenalty, penaltyKeySchema } from '../penalties/find.js';
import { needPenaltyState } from '../penalties/state.js';
import type { PenaltyKey, PenaltyRecord } from '../records/penalties.js';
import type { ProposalRecord } from '../records/proposals.js';
import { accept, refuse, type Refused } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * The member's appeal against a penalty in force (R30): drafted by itself within the time for it, decided under the track for appeals. If
 * it passes, the penalty is annulled. Until then the penalty stays in force; what was decided under it stays decided.
 */
export const penaltyAppeal: ActionDefinition<PenaltyKey> = {
  family: 'ledger',
  schema: penaltyKeySchema,
  concerns: ({ memberId }) => [memberId],
  reads: ({ memberId }) => [{ kind: 'penalty', prefix: [memberId] }],
  plan(payload, state, { now, proposal }) {
    const found = findPenalty(payload, state);
    if (!found.ok) return found;
    const refused = needPenaltyState(found.value, 'in-force') ?? needOwnInTime(found.value, proposal);
    return refused ?? accept(ended(found.value, 'annulled', now));
  },
};

/** APPEAL_NOT_YOURS, APPEAL_TOO_LATE: what counts is when the appeal was drafted, not when it is decided. */
function needOwnInTime(
  { memberId, appealUntil = 0 }: PenaltyRecord,
  proposal: Pick<ProposalRecord, 'memberId' | 'createdAt'>,
): Refused | undefined {
  if (proposal.memberId !== memberId) return refuse('APPEAL_NOT_YOURS', { memberId: proposal.memberId });
  return proposal.createdAt < appealUntil ? undefined : refuse('APPEAL_TOO_LATE', { until: appealUntil });
}
