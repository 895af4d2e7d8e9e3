import { PENALTY_CONSEQUENCES } from '@fabric-governance/chaincode/governance/charter/merit';
import type { AwardTerms, MeritRecord } from '@fabric-governance/chaincode/governance/records/merit';
import {
  PENALTY_STATES,
  type PenaltyKey,
  type PenaltyRecord,
} from '@fabric-governance/chaincode/governance/records/penalties';
import { z } from 'zod';
import { cursorSchema } from './cursor.js';
import { documentReferenceSchema } from './admission.js';
import { memberIdSchema, millisSchema, personIdSchema, proposalIdSchema, sha256Schema } from './scalars.js';

const schemaVersion = z.literal(1);

/** Points of a stated reason for a member (R30). */
export const awardSchema = z.object({
  memberId: memberIdSchema,
  reasonId: z.string(),
  note: z.string(),
}) satisfies z.ZodType<AwardTerms>;

/** Points gained or lost. */
export const meritEntrySchema = z
  .object({
    schemaVersion,
    memberId: memberIdSchema,
    for: z.enum(['reason', 'penalty']),
    id: z.string(),
    source: z.union([proposalIdSchema, sha256Schema]),
    number: z.int(),
    points: z.int(),
    at: millisSchema,
    until: millisSchema.exactOptional(),
    note: z.string(),
  })
  .meta({ id: 'MeritEntry' }) satisfies z.ZodType<MeritRecord>;

export const penaltyKeySchema = z.object({
  memberId: memberIdSchema,
  penaltyId: z.string(),
  /** A proposal, or the hash of a finding. */
  source: z.union([proposalIdSchema, sha256Schema]),
}) satisfies z.ZodType<PenaltyKey>;

export const penaltySchema = z
  .object({
    schemaVersion,
    ...penaltyKeySchema.shape,
    charterVersion: z.int(),
    consequence: z.enum(PENALTY_CONSEQUENCES),
    points: z.int().exactOptional(),
    state: z.enum(PENALTY_STATES),
    grounds: z.string(),
    balance: z.int(),
    imposedAt: millisSchema,
    replyUntil: millisSchema,
    reply: z
      .object({
        text: z.string(),
        documents: z.array(documentReferenceSchema),
        personId: personIdSchema,
        at: millisSchema,
      })
      .exactOptional(),
    effectiveAt: millisSchema.exactOptional(),
    appealUntil: millisSchema.exactOptional(),
    until: millisSchema.exactOptional(),
    endedAt: millisSchema.exactOptional(),
  })
  .meta({ id: 'Penalty' }) satisfies z.ZodType<PenaltyRecord>;

/** An award on which people of a body agree, and how far they have come. */
export const pendingAwardSchema = z
  .object({
    terms: awardSchema,
    people: z.array(personIdSchema),
    /** People and institutions that the charter asks for. */
    needed: z.object({ bodyId: z.string(), people: z.int(), institutions: z.int() }),
  })
  .meta({ id: 'PendingAward' });

/** Points earned and lost, newest first. */
export const meritPageSchema = z
  .object({ entries: z.array(meritEntrySchema), total: z.int(), nextCursor: cursorSchema.exactOptional() })
  .meta({ id: 'MeritPage' });
export type MeritPage = z.infer<typeof meritPageSchema>;

/** Balances and penalties, as they stand now, and what can be entered. */
export const meritViewSchema = z
  .object({
    /** Every member's points, by member id. */
    balances: z.array(z.object({ memberId: memberIdSchema, points: z.int() })),
    /** Newest first. */
    penalties: z.array(penaltySchema),
    /** Awards that people of bodies have begun to agree on and that are not entered. */
    pending: z.array(pendingAwardSchema),
    /** Votes that are over and from which points follow that nobody has entered yet. */
    creditable: z.array(z.object({ proposalId: proposalIdSchema, title: z.string() })),
  })
  .meta({ id: 'MeritView' });
export interface MeritView extends Omit<z.infer<typeof meritViewSchema>, 'penalties'> {
  readonly penalties: readonly PenaltyRecord[];
}
