import { z } from 'zod';
import { reasonSchema } from '../actions/reason.js';
import { INTERVENTIONS } from '../charter/accounts.js';
import { fixedDurationSchema } from '../charter/durations.js';
import { memberIdSchema, nodeIdSchema, personIdSchema, sha256Schema } from '../membership/member-schema.js';

/** What is ordered, as it comes in, by people or by vote. */
export const orderSchema = z.strictObject({
  kind: z.enum(INTERVENTIONS),
  personId: personIdSchema.exactOptional(),
  memberId: memberIdSchema.exactOptional(),
  nodeId: nodeIdSchema.exactOptional(),
  reason: reasonSchema,
  lasts: fixedDurationSchema.exactOptional(),
  recoveryPlan: sha256Schema.exactOptional(),
});
