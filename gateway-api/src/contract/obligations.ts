import {
  OBLIGATION_STATES,
  type ObligationRecord,
  type ObligationState,
} from '@fabric-governance/chaincode/governance/records/obligations';
import { z } from 'zod';
import { documentReferenceSchema } from './admission.js';
import { caseIdSchema, memberIdSchema, millisSchema, personIdSchema, proposalIdSchema } from './scalars.js';

const answerSchema = z.object({
  memberId: memberIdSchema,
  personId: personIdSchema,
  at: millisSchema,
  note: z.string(),
});

export const obligationSchema = z.object({
  schemaVersion: z.literal(1),
  proposalId: z.union([proposalIdSchema, caseIdSchema]),
  id: z.string(),
  text: z.string(),
  memberId: memberIdSchema,
  personId: personIdSchema.exactOptional(),
  owedTo: memberIdSchema.exactOptional(),
  dues: z.literal(true).exactOptional(),
  shows: z.string().exactOptional(),
  caseId: caseIdSchema.exactOptional(),
  demand: z.object({ personId: personIdSchema, reason: z.string() }).exactOptional(),
  since: millisSchema,
  dueAt: millisSchema,
  state: z.enum(OBLIGATION_STATES),
  overdueSince: millisSchema.exactOptional(),
  report: z
    .object({
      personId: personIdSchema,
      at: millisSchema,
      note: z.string(),
      evidence: z.array(documentReferenceSchema),
    })
    .exactOptional(),
  acceptance: answerSchema.exactOptional(),
  returned: z.array(answerSchema).exactOptional(),
  waiver: z.object({ proposalId: proposalIdSchema, at: millisSchema, reason: z.string() }).exactOptional(),
}) satisfies z.ZodType<ObligationRecord>;

/** An obligation, with how it stands now (R18). */
export const obligationViewSchema = obligationSchema
  .extend({
    /** Like `state`, but overdue as soon as the due date has passed, by the gateway's clock. */
    standing: z.enum(OBLIGATION_STATES),
    /** Whether its owner is to be reminded, by the charter in force. */
    reminded: z.boolean(),
  })
  .meta({ id: 'Obligation' }) satisfies z.ZodType<ObligationView>;
export interface ObligationView extends ObligationRecord {
  readonly standing: ObligationState;
  readonly reminded: boolean;
}

export const obligationQuerySchema = z.strictObject({
  /** Who owes it. */
  member: memberIdSchema.optional(),
  /** The decision that set it, or the case. */
  proposal: z.union([proposalIdSchema, caseIdSchema]).optional(),
  standing: z.enum(OBLIGATION_STATES).optional(),
});
export type ObligationQuery = z.infer<typeof obligationQuerySchema>;
export const obligationListSchema = z.array(obligationViewSchema);
