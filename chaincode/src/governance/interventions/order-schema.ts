import { z } from 'zod';
import { reasonSchema } from '../actions/reason.js';
import { fixedDurationSchema } from '../charter/durations.js';
import type { Sha256Hex } from '../ids.js';
import { personIdSchema } from '../membership/member-schema.js';
import { CARRIED_OUT } from '../records/interventions.js';

/** What is ordered, as it comes in. */
export const orderSchema = z.strictObject({
  kind: z.enum(CARRIED_OUT),
  personId: personIdSchema.exactOptional(),
  reason: reasonSchema,
  lasts: fixedDurationSchema.exactOptional(),
  recoveryPlan: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, 'SHA-256 in lower-case hex')
    .transform((text) => text as Sha256Hex)
    .exactOptional(),
});
