import { z } from 'zod';
import { charterSchema, localTextSchema } from '../charter.js';
import { memberIdSchema, newMemberSchema, newPersonSchema } from '../membership/member-schema.js';

/**
 * The shape of a founding document: made from the consortium file, the same bytes at every institution. What it cannot say by
 * shape alone (unique ids, roles that resolve) `decideFounding` checks.
 */
export const foundingDocumentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: localTextSchema,
  channel: z.string().regex(/^[a-z][a-z0-9.-]*$/u, "a channel's name"),
  charter: charterSchema,
  members: z.array(newMemberSchema).min(1).max(200),
  people: z
    .array(newPersonSchema.extend({ memberId: memberIdSchema }))
    .min(1)
    .max(2000),
});
