import { z } from 'zod';
import { documentSchema } from '../document.js';
import { memberIdSchema, mspIdSchema } from '../membership/member-schema.js';
import {
  DEPARTURE_NEEDS,
  departureChanges,
  needSafeDeparture,
  type Departure,
} from '../membership/departure.js';
import { needStillThere } from '../membership/still-there.js';
import { needGround } from '../membership/grounds.js';
import type { RemovalPayload } from '../records/actions.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Removes a member by vote (R8): the agents of the others take its organisation off the channel, and with enough attestations it is a
 * member no more. On grounds that the charter knows or that a penalty has given (R30), where it names some; the member itself is recused where the track says
 * so, and its own agent neither attests nor is waited for: its peer never gets the block that removes it. Never below the
 * least number of members or nodes; data and history stay.
 */
export const memberRemove: ActionDefinition<RemovalPayload> = {
  family: 'network',
  schema: z.strictObject({
    memberId: memberIdSchema,
    mspId: mspIdSchema,
    ground: z.string().min(1).max(40).exactOptional(),
    reason: z.string().min(1).max(2000),
    evidence: z.array(documentSchema).max(50),
  }),
  needs: [...DEPARTURE_NEEDS, 'obligation'],
  reads: ({ memberId }) => [{ kind: 'penalty', prefix: [memberId] }],
  concerns: ({ memberId }) => [memberId],
  subject: ({ memberId }) => memberId,
  effect: ({ mspId }) => ({ kind: 'channel-change', change: { kind: 'organisation-removed', mspId } }),
  plan(payload, state, { now, proposal }) {
    const { memberId, reason } = payload;
    const refused =
      needStillThere(memberId, state) ??
      needOwnMsp(payload, state) ??
      needGround({ memberId, ground: payload.ground, for: 'removal' }, state, now);
    if (refused !== undefined) return refused;
    const member = state.members.find(({ id }) => id === memberId);
    if (member === undefined) return refuse('MEMBER_NOT_FOUND', { memberId });
    const departure: Departure = { member, status: 'removed', reason, proposalId: proposal.id, now };
    const changes = departureChanges(departure, state);
    return needSafeDeparture(departure, changes, state) ?? accept(changes);
  },
};

/** ARGUMENT_INVALID: the organisation to be taken off the channel is that member's, and nobody else's. */
function needOwnMsp({ memberId, mspId }: RemovalPayload, { members }: GovernanceState): Refused | undefined {
  if (members.some((one) => one.id === memberId && one.mspId === mspId)) return undefined;
  return refuse('ARGUMENT_INVALID', { path: 'mspId', problem: `not the MSP of ${memberId}` });
}
