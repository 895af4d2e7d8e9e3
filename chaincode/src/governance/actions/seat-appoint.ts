import { z } from 'zod';
import { idSchema } from '../charter/scalars.js';
import { memberIdSchema, personIdSchema } from '../membership/member-schema.js';
import type { AppointmentPayload } from '../records/elections.js';
import { checkHolder, findSeats, openSeats, seating } from '../seats/terms.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** Seats somebody by appointment (shared/charters.md 9): in the open seat of the class with the lowest number, for one term. */
export const seatAppoint: ActionDefinition<AppointmentPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    bodyId: idSchema,
    seatClass: idSchema,
    memberId: memberIdSchema,
    personId: personIdSchema.exactOptional(),
  }),
  subject: ({ bodyId, seatClass, memberId, personId }) => [bodyId, seatClass, personId ?? memberId].join(' '),
  plan({ bodyId, seatClass, memberId, personId }, state, { now }) {
    const found = findSeats(bodyId, seatClass, state.charter);
    if (!found.ok) return found;
    if (found.value.seat.filledBy !== 'appointment') {
      return refuse('SEAT_NOT_APPOINTED', { bodyId, seatClass });
    }
    const [number] = openSeats(found.value, state, now);
    if (number === undefined) return refuse('SEATS_ALL_HELD', { bodyId, seatClass });
    const holder = { id: personId ?? memberId, memberId, ...(personId === undefined ? {} : { personId }) };
    const refused = checkHolder(found.value, holder, state);
    if (refused !== undefined) return refused;
    return accept([seating(found.value, { holder, number }, { state, now })]);
  },
};
