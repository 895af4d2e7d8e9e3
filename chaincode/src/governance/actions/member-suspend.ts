import { z } from 'zod';
import { changed } from '../change.js';
import { durationSchema } from '../charter/durations.js';
import { endedDelegations } from '../delegations/delegate.js';
import { needGovernable } from '../membership/governable.js';
import { needSafeNumber } from '../membership/safe-number.js';
import { suspensionEnd } from '../membership/suspension.js';
import { memberIdSchema } from '../membership/member-schema.js';
import type { SuspensionPayload } from '../records/actions.js';
import type { MemberRecord } from '../records/members.js';
import { isPresent } from '../bodies/body-members.js';
import { afterChanges, furtherRecords } from '../state.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Suspends a member (R9): it keeps its place and its records, but its people and its agent can do nothing until it is reinstated or
 * the time is over, it is in no new electorate, and delegations from it and to it end. What was submitted before keeps
 * the electors that it pinned; there the member is silent. Refused where too few members or nodes would be left, or where
 * the others could no longer govern themselves.
 */
export const memberSuspend: ActionDefinition<SuspensionPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    memberId: memberIdSchema,
    reason: z.string().min(1).max(2000),
    lasts: durationSchema.exactOptional(),
  }),
  needs: ['node', 'delegation'],
  concerns: ({ memberId }) => [memberId],
  subject: ({ memberId }) => memberId,
  plan({ memberId, reason, lasts }, state, { now, proposal }) {
    const before = state.members.find(({ id }) => id === memberId);
    if (before === undefined) return refuse('MEMBER_NOT_FOUND', { memberId });
    if (!isPresent(before)) return refuse('MEMBER_NOT_ACTIVE', { memberId, status: before.status });
    const end = suspensionEnd(lasts, state.charter, now);
    if (!end.ok) return end;
    const until = end.value;
    const record: MemberRecord = {
      ...before,
      status: 'suspended',
      suspension: {
        reason,
        from: before.status === 'leaving' ? 'leaving' : 'active',
        ...(until === undefined ? {} : { until }),
        proposalId: proposal.id,
      },
    };
    const changes = [
      changed('member.suspended', before, { kind: 'member', record }),
      ...endedDelegations(memberId, furtherRecords(state, 'delegation'), now),
    ];
    const after = afterChanges(state, changes);
    const nodes = furtherRecords(state, 'node');
    return (
      needSafeNumber({ ...state, nodes }, { ...after, nodes }) ??
      needGovernable(memberId, { before: state, after }, now) ??
      accept(changes)
    );
  },
};
