import {
  AUDIT_EVENTS,
  type AuditRecord,
  RECORD_KINDS,
} from '@fabric-governance/chaincode/governance/records/audit';
import { z } from 'zod';
import { cursorSchema, limitSchema } from './cursor.js';
import { errorBodySchema } from './errors.js';
import { RELAY_STEPS } from './relay.js';
import {
  blockNumberSchema,
  fingerprintSchema,
  memberIdSchema,
  millisSchema,
  mspIdSchema,
  personIdSchema,
  proposalIdSchema,
  txIdSchema,
} from './scalars.js';

/** An audit record (R37) and where in the chain it stands. */
export const auditViewSchema = z
  .object({
    schemaVersion: z.literal(1),
    txId: txIdSchema,
    index: z.int(),
    at: millisSchema,
    event: z.enum(AUDIT_EVENTS),
    actor: z.object({
      mspId: mspIdSchema,
      memberId: memberIdSchema.nullable(),
      personId: personIdSchema.nullable(),
      fingerprint: fingerprintSchema,
    }),
    subject: z.object({ kind: z.enum(RECORD_KINDS), key: z.array(z.string()) }),
    before: z.unknown(),
    after: z.unknown(),
    blockNumber: blockNumberSchema,
    /** Place of the transaction in its block, from 0. */
    transactionIndex: z.int(),
  })
  .meta({ id: 'AuditView' });
export type AuditView = AuditRecord & { readonly blockNumber: string; readonly transactionIndex: number };

/** Filters join by "and". */
export const auditQuerySchema = z.strictObject({
  /** `<kind>` or `<kind>:<key>/<key>…`, e.g. `member:aurora-bank`. */
  subject: z.string().max(300).optional(),
  /** Everything that concerns this proposal, whichever record it changed. */
  proposal: proposalIdSchema.optional(),
  event: z.enum(AUDIT_EVENTS).optional(),
  member: memberIdSchema.optional(),
  person: personIdSchema.optional(),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** Newest first. */
export const auditPageSchema = z
  .object({ records: z.array(auditViewSchema), total: z.int(), nextCursor: cursorSchema.exactOptional() })
  .meta({ id: 'AuditPage' });
export interface AuditPage {
  readonly records: readonly AuditView[];
  /** Records that match the filters. */
  readonly total: number;
  readonly nextCursor?: string;
}

/** An attempt refused at this institution's relay (R37). It is not on the ledger: only this gateway saw it. */
export const refusedAttemptSchema = z
  .object({
    at: millisSchema,
    personId: personIdSchema.nullable(),
    enrolmentId: z.string(),
    fingerprint: fingerprintSchema,
    step: z.enum(RELAY_STEPS),
    /** The function asked for, when the bytes said one. */
    function: z.string().nullable(),
    error: errorBodySchema.shape.error,
  })
  .meta({ id: 'RefusedAttempt' });
export type RefusedAttempt = z.infer<typeof refusedAttemptSchema>;

/** Newest first. */
export const refusalPageSchema = z
  .object({
    refusals: z.array(refusedAttemptSchema),
    total: z.int(),
    nextCursor: cursorSchema.exactOptional(),
  })
  .meta({ id: 'RefusalPage' });
export type RefusalPage = z.infer<typeof refusalPageSchema>;
