import { INTERVENTIONS } from '@fabric-governance/chaincode/governance/charter/accounts';
import type {
  InterventionRecord,
  SystemStop,
} from '@fabric-governance/chaincode/governance/records/interventions';
import type { ProposalId } from '@fabric-governance/chaincode/governance/ids';
import { PROPOSAL_STATES, type ProposalState } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';
import {
  memberIdSchema,
  millisSchema,
  nodeIdSchema,
  personIdSchema,
  proposalIdSchema,
  sha256Schema,
} from './scalars.js';

const interventionId = z.string();
const reason = z.string();

/** What is ordered, by people of a body or by vote. */
const orderFields = {
  kind: z.enum(INTERVENTIONS),
  personId: personIdSchema.exactOptional(),
  memberId: memberIdSchema.exactOptional(),
  nodeId: nodeIdSchema.exactOptional(),
  reason,
  lasts: z.string().exactOptional(),
  recoveryPlan: sha256Schema.exactOptional(),
};

/** Payloads of the actions about interventions (R16). */
export const interventionActionSchemas = [
  z.object({ kind: z.literal('intervention.order'), payload: z.object(orderFields) }),
  z.object({ kind: z.literal('intervention.confirm'), payload: z.object({ interventionId }) }),
  z.object({ kind: z.literal('intervention.lift'), payload: z.object({ interventionId, reason }) }),
] as const;

/** By what the system as a whole was stopped last. */
export const systemStopSchema = z.object({
  interventionId,
  kind: z.enum(['pause-system', 'terminate-system']),
  since: millisSchema,
  until: millisSchema.exactOptional(),
}) satisfies z.ZodType<SystemStop>;

/** A stop that is over. */
export const stopPeriodSchema = z.object({ from: millisSchema, until: millisSchema });

const wordSchema = z.object({ personId: personIdSchema, memberId: memberIdSchema, at: millisSchema });

/** An intervention from its order to its end. */
export const interventionSchema = z
  .object({
    schemaVersion: z.literal(1),
    id: interventionId,
    ...orderFields,
    power: z.object({ memberId: memberIdSchema, proposalId: proposalIdSchema }).exactOptional(),
    at: millisSchema,
    wantedBy: z.array(wordSchema),
    imposedAt: millisSchema.exactOptional(),
    until: millisSchema.exactOptional(),
    review: z
      .object({ trackId: z.string(), by: millisSchema, confirmedIn: proposalIdSchema.exactOptional() })
      .exactOptional(),
    liftedBy: z.array(wordSchema),
    ended: z
      .object({
        how: z.enum(['withdrawn', 'lifted', 'lapsed', 'rejected', 'voted']),
        at: millisSchema,
        reason: reason.exactOptional(),
      })
      .exactOptional(),
  })
  .meta({ id: 'Intervention' }) satisfies z.ZodType<InterventionRecord>;

/** An intervention with the proposals that are, or were, to confirm it, the latest first. */
export const interventionViewSchema = interventionSchema
  .extend({
    reviews: z.array(
      z.object({ proposalId: proposalIdSchema, title: z.string(), state: z.enum(PROPOSAL_STATES) }),
    ),
  })
  .meta({ id: 'InterventionView' }) satisfies z.ZodType<InterventionView>;
export interface InterventionView extends InterventionRecord {
  readonly reviews: readonly {
    readonly proposalId: ProposalId;
    readonly title: string;
    readonly state: ProposalState;
  }[];
}
export const interventionListSchema = z.array(interventionViewSchema);
