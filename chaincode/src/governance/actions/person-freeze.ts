import { z } from 'zod';
import { fixedDurationSchema } from '../charter/durations.js';
import { endOf } from '../calendar/deadline.js';
import { personIdSchema } from '../membership/member-schema.js';
import { planBar } from '../people/account-changes.js';
import { needUndoable } from '../people/endless-bar.js';
import { institutionOf } from '../people/institution-of.js';
import type { FreezePayload } from '../records/actions.js';
import type { ActionDefinition } from './action.js';
import { reasonSchema } from './reason.js';

/** Freezes a person's account by vote, for a time or until it is undone (R14, R16): from then on nothing that the person says counts. */
export const personFreeze: ActionDefinition<FreezePayload> = {
  family: 'ledger',
  schema: z.strictObject({
    personId: personIdSchema,
    reason: reasonSchema,
    lasts: fixedDurationSchema.exactOptional(),
  }),
  concerns: ({ personId }) => [institutionOf(personId)],
  subject: ({ personId }) => personId,
  plan({ personId, lasts }, state, { now, proposal }) {
    const until = lasts === undefined ? {} : { until: endOf(now, lasts, state.charter) };
    const bar = { kind: 'frozen', source: proposal.id, since: now, ...until } as const;
    return (
      needUndoable(personId, bar, 'person.unfreeze', { state, now }) ?? planBar(personId, bar, { state, now })
    );
  },
};
