import { z } from 'zod';
import { needReachable } from '../amendment/reachable.js';
import { changed } from '../change.js';
import { idSchema } from '../charter/scalars.js';
import { memberIdSchema } from '../membership/member-schema.js';
import { needStillThere } from '../membership/still-there.js';
import type { WeightPayload } from '../records/actions.js';
import type { MemberRecord } from '../records/members.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Changes a member's own weight, or the group of affiliates that it belongs to (R20, R24). What has been submitted goes on with the weights
 * that it pinned; a track's caps work on the new weight from the next submission on. Refused where it changes nothing, and
 * where the charter could then no longer be amended.
 */
export const memberWeigh: ActionDefinition<WeightPayload> = {
  family: 'ledger',
  schema: z
    .strictObject({
      memberId: memberIdSchema,
      weight: z.int().min(1).max(1_000_000).exactOptional(),
      group: idSchema.nullable().exactOptional(),
    })
    .refine(({ weight, group }) => weight !== undefined || group !== undefined, 'a weight or a group'),
  concerns: ({ memberId }) => [memberId],
  subject: ({ memberId }) => memberId,
  plan(payload, state, { now }) {
    const refused = needStillThere(payload.memberId, state);
    if (refused !== undefined) return refused;
    const before = state.members.find(({ id }) => id === payload.memberId);
    if (before?.votes !== true) return refuse('MEMBER_DOES_NOT_VOTE', { memberId: payload.memberId });
    const record = weighed(before, payload);
    if (record.weight === before.weight && record.group === before.group) {
      return refuse('WEIGHT_UNCHANGED', { memberId: before.id });
    }
    const members = state.members.map((one) => (one.id === record.id ? record : one));
    return (
      needReachable({ before: state, after: { ...state, members } }, now) ??
      accept([changed('member.weighed', before, { kind: 'member', record })])
    );
  },
};

function weighed({ group: before, ...member }: MemberRecord, { weight, group }: WeightPayload): MemberRecord {
  const after = group === undefined ? before : (group ?? undefined);
  return {
    ...member,
    ...(weight === undefined ? {} : { weight }),
    ...(after === undefined ? {} : { group: after }),
  };
}
