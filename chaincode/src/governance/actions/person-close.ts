import { z } from 'zod';
import { personIdSchema } from '../membership/member-schema.js';
import { planClose } from '../people/account-changes.js';
import { institutionOf } from '../people/institution-of.js';
import type { AccountPayload } from '../records/actions.js';
import type { ActionDefinition } from './action.js';
import { reasonSchema } from './reason.js';

/** Closes a person's account for good (R14, J 13.5): it stands in the public list of closed accounts, and its id is never used again. */
export const personClose: ActionDefinition<AccountPayload> = {
  family: 'ledger',
  schema: z.strictObject({ personId: personIdSchema, reason: reasonSchema }),
  concerns: ({ personId }) => [institutionOf(personId)],
  subject: ({ personId }) => personId,
  plan: ({ personId, reason }, state, { now }) => planClose(personId, reason, { state, now }),
};
