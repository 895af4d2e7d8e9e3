import { z } from 'zod';
import { memberIdSchema } from '../membership/member-schema.js';
import { needSuspended, reinstated, suspensionOver } from '../membership/suspension.js';
import type { ReinstatementPayload } from '../records/actions.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** Gives a suspended member everything back before its time is over (R9). Delegations that have ended stay so. */
export const memberReinstate: ActionDefinition<ReinstatementPayload> = {
  family: 'ledger',
  schema: z.strictObject({ memberId: memberIdSchema }),
  concerns: ({ memberId }) => [memberId],
  subject: ({ memberId }) => memberId,
  plan({ memberId }, state) {
    const before = state.members.find(({ id }) => id === memberId);
    if (before === undefined) return refuse('MEMBER_NOT_FOUND', { memberId });
    return needSuspended(before) ?? accept([suspensionOver('member.reinstated', before, reinstated(before))]);
  },
};
