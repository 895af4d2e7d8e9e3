import { z } from 'zod';
import { idSchema } from '../charter/scalars.js';
import { memberIdSchema, personIdSchema } from '../membership/member-schema.js';
import type { ElectionPayload } from '../records/elections.js';
import { checkHolder, findSeats, openSeats, seating } from '../seats/terms.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

const candidate = z.strictObject({
  id: idSchema,
  memberId: memberIdSchema,
  personId: personIdSchema.exactOptional(),
});

/**
 * Fills the open seats of a class with whom the vote has elected (shared/charters.md 9, 10 and 18). It goes by a track whose ballots
 * name candidates. Open are seats that nobody holds and those whose term is over; with fewer elected than open seats, the
 * others stay as they are.
 */
export const seatElect: ActionDefinition<ElectionPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    bodyId: idSchema,
    seatClass: idSchema,
    candidates: z
      .array(candidate)
      .min(1)
      .max(50)
      .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'each candidate once'),
  }),
  subject: ({ bodyId, seatClass }) => `${bodyId} ${seatClass}`,
  plan({ bodyId, seatClass, candidates }, state, { now, elected = [] }) {
    const found = findSeats(bodyId, seatClass, state.charter);
    if (!found.ok) return found;
    if (found.value.seat.filledBy !== 'election') return refuse('SEAT_NOT_ELECTED', { bodyId, seatClass });
    const open = openSeats(found.value, state, now);
    if (open.length === 0) return refuse('SEATS_ALL_HELD', { bodyId, seatClass });
    for (const one of candidates) {
      const refused = checkHolder(found.value, one, state);
      if (refused !== undefined) return refused;
    }
    const winners = elected.flatMap((id) => candidates.filter((one) => one.id === id));
    return accept(
      winners
        .slice(0, open.length)
        .map((holder, index) => seating(found.value, { holder, number: open[index] ?? 0 }, { state, now })),
    );
  },
};
