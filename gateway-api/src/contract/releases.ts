import { URGENCIES } from '@fabric-governance/chaincode/governance/charter/releases';
import {
  RELEASE_STATES,
  STEP_STATES,
  type ReleaseRecord,
  type RolloutStepRecord,
} from '@fabric-governance/chaincode/governance/records/releases';
import { NODE_KINDS } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';
import { documentReferenceSchema } from './admission.js';
import {
  memberIdSchema,
  millisSchema,
  nodeIdSchema,
  personIdSchema,
  proposalIdSchema,
  sha256Schema,
} from './scalars.js';

/** What the action `release.approve` carries. */
export const releasePayloadSchema = z.object({
  id: z.string(),
  nodeKind: z.enum(NODE_KINDS),
  version: z.string(),
  notes: z.string(),
  urgency: z.enum(URGENCIES),
  artefacts: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      hash: sha256Schema,
      size: z.int(),
      locator: z.string(),
    }),
  ),
  waves: z.array(z.array(nodeIdSchema)),
  rollBack: z.string(),
});

/** What `release.resume` and `release.roll-back` carry. */
export const releaseNamedSchema = z.object({ releaseId: z.string(), reason: z.string() });

export const releaseSchema = releasePayloadSchema.extend({
  schemaVersion: z.literal(1),
  proposalId: proposalIdSchema,
  since: millisSchema,
  dueAt: millisSchema,
  state: z.enum(RELEASE_STATES),
  overdueSince: millisSchema.exactOptional(),
  pause: z
    .object({ memberId: memberIdSchema, personId: personIdSchema, at: millisSchema, reason: z.string() })
    .exactOptional(),
  rolledBackBy: z
    .object({ proposalId: proposalIdSchema, at: millisSchema, reason: z.string() })
    .exactOptional(),
}) satisfies z.ZodType<ReleaseRecord>;

export const rolloutStepSchema = z
  .object({
    schemaVersion: z.literal(1),
    releaseId: z.string(),
    nodeId: nodeIdSchema,
    state: z.enum(STEP_STATES),
    from: z.string(),
    personId: personIdSchema,
    at: millisSchema,
    evidence: z.array(documentReferenceSchema).exactOptional(),
    reason: z.string().exactOptional(),
  })
  .meta({ id: 'RolloutStep' }) satisfies z.ZodType<RolloutStepRecord>;

/** A release with how far its rollout has come (R11). */
export const releaseViewSchema = releaseSchema
  .extend({
    /** Nodes that have begun, by id. */
    steps: z.array(rolloutStepSchema),
    /** Whether it is neither through nor in time, by the gateway's clock. */
    overdue: z.boolean(),
    /** Nodes that run it, and how many must before it counts as rolled out. */
    done: z.int(),
    needed: z.int(),
  })
  .meta({ id: 'Release' }) satisfies z.ZodType<ReleaseView>;
export interface ReleaseView extends ReleaseRecord {
  readonly steps: readonly RolloutStepRecord[];
  readonly overdue: boolean;
  readonly done: number;
  readonly needed: number;
}
export const releaseListSchema = z.array(releaseViewSchema);
