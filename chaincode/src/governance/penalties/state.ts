import type { PenaltyRecord, PenaltyState } from '../records/penalties.js';
import { refuse, type Refused } from '../verdict.js';

/** PENALTY_WRONG_STATE, unless the penalty stands in one of the states. */
export function needPenaltyState(
  penalty: PenaltyRecord,
  ...needed: readonly PenaltyState[]
): Refused | undefined {
  const { memberId, penaltyId, state } = penalty;
  if (needed.includes(state)) return undefined;
  return refuse('PENALTY_WRONG_STATE', { memberId, penaltyId, state, needed: needed.join(' ') });
}
