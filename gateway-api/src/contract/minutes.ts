import type { MinutesRecord } from '@fabric-governance/chaincode/governance/records/minutes';
import { z } from 'zod';
import { documentReferenceSchema } from './admission.js';
import { memberIdSchema, millisSchema, proposalIdSchema } from './scalars.js';

/** What the action `minutes.record` carries. */
export const minutesPayloadSchema = z.object({
  text: z.string(),
  madeAt: millisSchema,
  document: documentReferenceSchema,
  signatories: z.array(
    z.object({ name: z.string(), capacity: z.string(), memberId: memberIdSchema.exactOptional() }),
  ),
});

/** A decision that was made off the ledger (R18); what follows from it has the same `proposalId`. */
export const minutesSchema = minutesPayloadSchema
  .extend({ schemaVersion: z.literal(1), proposalId: proposalIdSchema, recordedAt: millisSchema })
  .meta({ id: 'Minutes' }) satisfies z.ZodType<MinutesRecord>;
export const minutesListSchema = z.array(minutesSchema);
