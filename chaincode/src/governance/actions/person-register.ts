import { z } from 'zod';
import { localTextSchema } from '../charter/scalars.js';
import { personIdSchema, roleIdsSchema } from '../membership/member-schema.js';
import { planRegister } from '../people/account-changes.js';
import { institutionOf } from '../people/institution-of.js';
import type { RegisterPayload } from '../records/actions.js';
import type { ActionDefinition } from './action.js';

/** Registers a person of an institution, with any roles of the charter that go together (R4, R14). */
export const personRegister: ActionDefinition<RegisterPayload> = {
  family: 'ledger',
  schema: z.strictObject({ personId: personIdSchema, name: localTextSchema, roles: roleIdsSchema }),
  concerns: ({ personId }) => [institutionOf(personId)],
  subject: ({ personId }) => personId,
  plan: ({ personId, name, roles }, state, { now }) =>
    planRegister(institutionOf(personId), { id: personId, name, roles }, { state, now }),
};
