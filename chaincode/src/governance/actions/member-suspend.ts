import { z } from 'zod';
import { durationSchema } from '../charter/durations.js';
import { needGround } from '../membership/grounds.js';
import { suspensionEnd } from '../membership/suspension.js';
import { planSuspension, SUSPENSION_NEEDS } from '../membership/suspend.js';
import { memberIdSchema } from '../membership/member-schema.js';
import type { SuspensionPayload } from '../records/actions.js';
import type { ActionDefinition } from './action.js';

/**
 * Suspends a member (R9): it keeps its place and its records, but its people and its agent can do nothing until it is reinstated or
 * the time is over, it is in no new electorate, and delegations from it and to it end. What was submitted before keeps
 * the electors that it pinned; there the member is silent. Refused where too few members or nodes would be left, or where
 * the others could no longer govern themselves, and without a ground where the charter asks for one.
 */
export const memberSuspend: ActionDefinition<SuspensionPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    memberId: memberIdSchema,
    ground: z.string().min(1).max(40).exactOptional(),
    reason: z.string().min(1).max(2000),
    lasts: durationSchema.exactOptional(),
  }),
  needs: SUSPENSION_NEEDS,
  reads: ({ memberId }) => [{ kind: 'penalty', prefix: [memberId] }],
  concerns: ({ memberId }) => [memberId],
  subject: ({ memberId }) => memberId,
  plan({ memberId, ground, reason, lasts }, state, { now, proposal }) {
    const refused = needGround({ memberId, ground, for: 'suspension' }, state, now);
    if (refused !== undefined) return refused;
    const end = suspensionEnd(lasts, state.charter, now);
    if (!end.ok) return end;
    const until = end.value === undefined ? {} : { until: end.value };
    return planSuspension(memberId, { reason, ...until, proposalId: proposal.id }, { state, now });
  },
};
