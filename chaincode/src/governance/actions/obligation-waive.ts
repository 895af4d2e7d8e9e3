import { z } from 'zod';
import { changed } from '../change.js';
import { idSchema } from '../charter/scalars.js';
import { memberIdSchema, proposalIdSchema } from '../membership/member-schema.js';
import { isSettled } from '../obligations/standing.js';
import type { WaiverPayload } from '../records/actions.js';
import type { ObligationRecord } from '../records/obligations.js';
import { furtherRecords } from '../state.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Waives an obligation by vote (R18): whatever its owner has or has not done about it, it is settled, for the stated reason. The payload
 * names the owner, whom the vote is about (R24).
 */
export const obligationWaive: ActionDefinition<WaiverPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    proposalId: proposalIdSchema,
    id: idSchema,
    memberId: memberIdSchema,
    reason: z.string().min(1).max(2000),
  }),
  needs: ['obligation'],
  concerns: ({ memberId }) => [memberId],
  subject: ({ proposalId, id }) => `${proposalId} ${id}`,
  plan({ proposalId, id, memberId, reason }, state, { now, proposal }) {
    const obligation = id;
    const before = furtherRecords(state, 'obligation').find(
      (one) => one.proposalId === proposalId && one.id === id && one.memberId === memberId,
    );
    if (before === undefined) return refuse('OBLIGATION_NOT_FOUND', { proposalId, obligation });
    if (isSettled(before)) {
      return refuse('OBLIGATION_WRONG_STATE', {
        obligation,
        state: before.state,
        needed: 'open overdue fulfilled',
      });
    }
    const waiver = { proposalId: proposal.id, at: now, reason };
    const record: ObligationRecord = { ...before, state: 'waived', waiver };
    return accept([changed('obligation.waived', before, { kind: 'obligation', record })]);
  },
};
