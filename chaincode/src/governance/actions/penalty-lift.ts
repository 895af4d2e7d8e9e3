import { ended } from '../penalties/end.js';
import { findPenalty, penaltyKeySchema } from '../penalties/find.js';
import { stands } from '../penalties/standing.js';
import type { PenaltyKey } from '../records/penalties.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** Lifts a penalty that is announced or in force (R30): from now on it does nothing more, and points that it cost come back. */
export const penaltyLift: ActionDefinition<PenaltyKey> = {
  family: 'ledger',
  schema: penaltyKeySchema,
  concerns: ({ memberId }) => [memberId],
  reads: ({ memberId }) => [{ kind: 'penalty', prefix: [memberId] }],
  plan(payload, state, { now }) {
    const found = findPenalty(payload, state);
    if (!found.ok) return found;
    const { memberId, penaltyId, state: standing } = found.value;
    if (stands(found.value, now)) return accept(ended(found.value, 'lifted', now));
    const needed = 'notice in-force';
    return refuse('PENALTY_WRONG_STATE', { memberId, penaltyId, state: standing, needed });
  },
};
