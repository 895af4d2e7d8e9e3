import { z } from 'zod';
import type { PersonId } from '../ids.js';
import { personIdSchema } from '../membership/member-schema.js';
import { planRenew } from '../people/account-changes.js';
import type { ActionDefinition } from './action.js';

/** Renews an account, for as long as the charter lets accounts be valid (R14). */
export const personRenew: ActionDefinition<{ readonly personId: PersonId }> = {
  family: 'ledger',
  schema: z.strictObject({ personId: personIdSchema }),
  plan: ({ personId }, state, { now }) => planRenew(personId, { state, now }),
};
