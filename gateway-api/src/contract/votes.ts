import { conditionSchema, floorSchema } from '@fabric-governance/chaincode/governance/charter';
import {
  consentsSchema,
  numberFloorSchema,
} from '@fabric-governance/chaincode/governance/charter/conditions';
import type {
  ConditionResult,
  DecisionRecord,
} from '@fabric-governance/chaincode/governance/records/decisions';
import type { AttestationRecord } from '@fabric-governance/chaincode/governance/records/executions';
import { JOINT_ACTS, type ConsentRecord } from '@fabric-governance/chaincode/governance/records/bodies';
import type {
  BallotRecord,
  CommitmentRecord,
  DelegationRecord,
  RecusalRecord,
  SponsorshipRecord,
} from '@fabric-governance/chaincode/governance/records/proposals';
import { CHOICES, OUTCOMES } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';
import {
  memberIdSchema,
  millisSchema,
  personIdSchema,
  proposalIdSchema,
  sha256Schema,
  txIdSchema,
} from './scalars.js';

const schemaVersion = z.literal(1);

export const sponsorshipSchema = z
  .object({
    schemaVersion,
    proposalId: proposalIdSchema,
    memberId: memberIdSchema,
    personId: personIdSchema,
    at: millisSchema,
    withdrawalAgreedAt: millisSchema.exactOptional(),
  })
  .meta({ id: 'Sponsorship' }) satisfies z.ZodType<SponsorshipRecord>;

export const ballotSchema = z
  .object({
    schemaVersion,
    proposalId: proposalIdSchema,
    memberId: memberIdSchema,
    choice: z.enum(CHOICES),
    castBy: personIdSchema,
    approvedBy: z.array(personIdSchema),
    at: millisSchema,
    txId: txIdSchema,
    ranking: z.array(z.string()).exactOptional(),
    reason: z.string().exactOptional(),
    revealedAt: millisSchema.exactOptional(),
    history: z
      .array(z.object({ choice: z.enum(CHOICES), at: millisSchema, txId: txIdSchema }))
      .exactOptional(),
  })
  .meta({ id: 'Ballot' }) satisfies z.ZodType<BallotRecord>;

/** A secret ballot before it is revealed. */
export const commitmentSchema = z
  .object({
    schemaVersion,
    proposalId: proposalIdSchema,
    memberId: memberIdSchema,
    commitment: sha256Schema,
    castBy: personIdSchema,
    approvedBy: z.array(personIdSchema),
    at: millisSchema,
    txId: txIdSchema,
  })
  .meta({ id: 'Commitment' }) satisfies z.ZodType<CommitmentRecord>;

export const recusalSchema = z
  .object({
    schemaVersion,
    proposalId: proposalIdSchema,
    memberId: memberIdSchema,
    personId: personIdSchema,
    reason: z.string(),
    at: millisSchema,
  })
  .meta({ id: 'Recusal' }) satisfies z.ZodType<RecusalRecord>;

export const delegationSchema = z
  .object({
    schemaVersion,
    trackId: z.string(),
    from: memberIdSchema,
    to: memberIdSchema,
    personId: personIdSchema,
    since: millisSchema,
    until: millisSchema,
    revokedAt: millisSchema.exactOptional(),
    txId: txIdSchema,
  })
  .meta({ id: 'Delegation' }) satisfies z.ZodType<DelegationRecord>;
export const delegationListSchema = z.array(delegationSchema);

/** What a person of a body has said about a proposal. */
export const consentSchema = z
  .object({
    schemaVersion,
    proposalId: proposalIdSchema,
    act: z.enum(JOINT_ACTS),
    bodyId: z.string(),
    personId: personIdSchema,
    memberId: memberIdSchema,
    reason: z.string(),
    until: millisSchema.exactOptional(),
    subject: memberIdSchema.exactOptional(),
    at: millisSchema,
  })
  .meta({ id: 'Consent' }) satisfies z.ZodType<ConsentRecord>;

const countSchema = z
  .object({
    yes: z.int(),
    no: z.int(),
    abstain: z.int(),
    silent: z.int(),
    unrevealed: z.int().exactOptional(),
    total: z.int(),
    inactive: z.int().exactOptional(),
    vacant: z.int().exactOptional(),
  })
  .meta({ id: 'Count' });

const countsSchema = z.object({ heads: countSchema, weight: countSchema });
const tallySchema = countsSchema.extend({ classes: z.record(z.string(), countsSchema).exactOptional() });

export const conditionResultSchema: z.ZodType<ConditionResult> = z
  .lazy(() =>
    z.union([
      z.object({
        met: z.boolean(),
        floor: floorSchema,
        reached: z.number(),
        needed: z.number(),
        base: z.number(),
      }),
      z.object({ met: z.boolean(), number: numberFloorSchema, reached: z.number(), needed: z.number() }),
      z.object({ met: z.boolean(), consents: consentsSchema, given: z.array(memberIdSchema) }),
      z.object({ met: z.boolean(), all: z.array(conditionResultSchema) }),
      z.object({ met: z.boolean(), any: z.array(conditionResultSchema) }),
    ]),
  )
  .meta({ id: 'ConditionResult' });

export const decisionSchema = z
  .object({
    schemaVersion,
    proposalId: proposalIdSchema,
    stage: z.enum(['urgent', 'ratification']).exactOptional(),
    outcome: z.enum(OUTCOMES),
    decidedAt: millisSchema,
    early: z.boolean(),
    tally: tallySchema,
    disinterested: z.object({ met: z.boolean(), reached: z.int(), needed: z.int() }).exactOptional(),
    quorum: conditionResultSchema.exactOptional(),
    threshold: conditionResultSchema,
    sustained: z.object({ met: z.boolean(), held: z.int(), needed: z.int() }).exactOptional(),
    castingVote: z
      .object({ memberId: memberIdSchema, choice: z.enum(CHOICES), threshold: conditionResultSchema })
      .exactOptional(),
    election: z
      .object({
        method: z.enum(['approval', 'plurality', 'ranked']),
        seats: z.int(),
        rounds: z.array(
          z.object({
            support: z.record(z.string(), z.int()),
            eliminated: z.array(z.string()).exactOptional(),
          }),
        ),
        elected: z.array(z.string()),
        tied: z.array(z.string()).exactOptional(),
      })
      .exactOptional(),
    recused: z.array(memberIdSchema).exactOptional(),
    delegated: z.array(z.object({ from: memberIdSchema, to: memberIdSchema })).exactOptional(),
    rule: z.object({
      trackId: z.string(),
      quorum: conditionSchema.exactOptional(),
      threshold: conditionSchema,
      silence: z.enum(['yes', 'no']).exactOptional(),
    }),
  })
  .meta({ id: 'Decision' }) satisfies z.ZodType<DecisionRecord>;

/** A contribution without its bytes; they are in the transaction that wrote it. A signed update, or an approved package. */
export const contributionViewSchema = z
  .object({
    proposalId: proposalIdSchema,
    memberId: memberIdSchema,
    attempt: z.int(),
    /** SHA-256 of the serialized configuration update: equal for all agents that made the same one. */
    configUpdateHash: sha256Schema.exactOptional(),
    configUpdateSize: z.int().exactOptional(),
    /** The package with which the organisation has approved a chaincode's definition. */
    packageId: z.string().exactOptional(),
    at: millisSchema,
    txId: txIdSchema,
  })
  .meta({ id: 'ContributionView' });
export type ContributionView = z.infer<typeof contributionViewSchema>;

export const attestationSchema = z
  .object({
    schemaVersion,
    proposalId: proposalIdSchema,
    memberId: memberIdSchema,
    attempt: z.int(),
    result: z.enum(['done', 'failed']),
    evidence: z
      .object({
        blockNumber: z.int(),
        headerHash: sha256Schema,
        definition: z
          .object({ version: z.string(), sequence: z.int(), approvedBy: z.array(z.string()).readonly() })
          .exactOptional(),
      })
      .exactOptional(),
    reason: z.string().exactOptional(),
    at: millisSchema,
  })
  .meta({ id: 'Attestation' }) satisfies z.ZodType<AttestationRecord>;
