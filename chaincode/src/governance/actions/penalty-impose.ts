import { z } from 'zod';
import { idSchema } from '../charter/scalars.js';
import { memberIdSchema } from '../membership/member-schema.js';
import { needStillThere } from '../membership/still-there.js';
import { balanceOf } from '../merit/balance.js';
import { findPenaltyRule, imposed } from '../penalties/impose.js';
import { stands } from '../penalties/standing.js';
import type { PenaltyPayload } from '../records/actions.js';
import { furtherRecords } from '../state.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Imposes a penalty of the charter on a member whose points are below the penalty's balance (R30). It is announced first: the member has the
 * time to reply that the charter gives, and only then can it take effect. Refused while the same penalty stands already.
 */
export const penaltyImpose: ActionDefinition<PenaltyPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    memberId: memberIdSchema,
    penaltyId: idSchema,
    grounds: z.string().min(1).max(2000),
  }),
  concerns: ({ memberId }) => [memberId],
  subject: ({ memberId, penaltyId }) => `${memberId} ${penaltyId}`,
  reads: ({ memberId }) => [
    { kind: 'merit-entry', prefix: [memberId] },
    { kind: 'penalty', prefix: [memberId] },
  ],
  plan({ memberId, penaltyId, grounds }, state, { now, proposal }) {
    const rule = findPenaltyRule(penaltyId, state.charter);
    if (!rule.ok) return rule;
    const refused = needStillThere(memberId, state);
    if (refused !== undefined) return refused;
    const { below } = rule.value;
    if (below === undefined) return refuse('PENALTY_NEEDS_FINDING', { penaltyId });
    const entries = furtherRecords(state, 'merit-entry').filter((one) => one.memberId === memberId);
    const balance = balanceOf(entries, now);
    if (balance >= below) return refuse('BALANCE_NOT_BELOW', { memberId, balance, below });
    const same = furtherRecords(state, 'penalty').filter(
      (one) => one.memberId === memberId && one.penaltyId === penaltyId,
    );
    if (same.some((one) => stands(one, now))) return refuse('PENALTY_STANDS', { memberId, penaltyId });
    const key = { memberId, penaltyId, source: proposal.id };
    return accept([imposed({ key, rule: rule.value, grounds, balance }, { ...state, now })]);
  },
};
