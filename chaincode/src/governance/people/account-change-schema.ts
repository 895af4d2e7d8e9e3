import { z } from 'zod';
import { reasonSchema } from '../actions/reason.js';
import { localTextSchema } from '../charter/scalars.js';
import { personIdSchema, roleIdsSchema } from '../membership/member-schema.js';

/** What an institution can do with an account of its own, as it comes in. */
export const accountChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('register'),
    personId: personIdSchema,
    name: localTextSchema,
    roles: roleIdsSchema,
  }),
  z.strictObject({ kind: z.literal('renew'), personId: personIdSchema }),
  z.strictObject({
    kind: z.enum(['lock', 'unlock', 'close']),
    personId: personIdSchema,
    reason: reasonSchema,
  }),
]);
