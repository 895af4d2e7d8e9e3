import type { ClosedAccount } from '@fabric-governance/chaincode/governance/people/closed-accounts';
import type {
  AccountChange,
  AccountRequestRecord,
  KeyResetRecord,
} from '@fabric-governance/chaincode/governance/records/accounts';
import { z } from 'zod';
import {
  fingerprintSchema,
  localTextSchema,
  memberIdSchema,
  millisSchema,
  personIdSchema,
  txIdSchema,
} from './scalars.js';

const personId = personIdSchema;
const reason = z.string();

/** Payloads of the actions about people's accounts (R14). */
export const accountActionSchemas = [
  z.object({
    kind: z.literal('person.register'),
    payload: z.object({ personId, name: localTextSchema, roles: z.array(z.string()) }),
  }),
  z.object({ kind: z.literal('person.renew'), payload: z.object({ personId }) }),
  z.object({
    kind: z.literal('person.freeze'),
    payload: z.object({ personId, reason, lasts: z.string().exactOptional() }),
  }),
  z.object({ kind: z.literal('person.unfreeze'), payload: z.object({ personId, reason }) }),
  z.object({
    kind: z.literal('person.reset-key'),
    payload: z.object({ personId, fingerprint: fingerprintSchema, reason }),
  }),
  z.object({ kind: z.literal('person.close'), payload: z.object({ personId, reason }) }),
] as const;

const accountChangeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('register'),
    personId,
    name: localTextSchema,
    roles: z.array(z.string()),
  }),
  z.object({ kind: z.literal('renew'), personId }),
  z.object({ kind: z.enum(['lock', 'unlock', 'close']), personId, reason }),
]) satisfies z.ZodType<AccountChange>;

/** What a person of an institution has asked for about one of its accounts, and who of the others has agreed. */
export const accountRequestSchema = z
  .object({
    schemaVersion: z.literal(1),
    id: txIdSchema,
    memberId: memberIdSchema,
    change: accountChangeSchema,
    askedBy: personId,
    at: millisSchema,
    agreed: z.array(personId),
    doneAt: millisSchema.exactOptional(),
  })
  .meta({ id: 'AccountRequest' }) satisfies z.ZodType<AccountRequestRecord>;
export type AccountRequest = z.infer<typeof accountRequestSchema>;
export const accountRequestListSchema = z.array(accountRequestSchema);

/** A new key for an account, from the asking to its end. */
export const keyResetSchema = z
  .object({
    schemaVersion: z.literal(1),
    personId,
    fingerprint: fingerprintSchema,
    reason,
    askedBy: personId.nullable(),
    at: millisSchema,
    grants: z.array(personId),
    grantedAt: millisSchema.exactOptional(),
    lockedUntil: millisSchema.exactOptional(),
    ended: z
      .object({
        how: z.enum(['completed', 'cancelled']),
        at: millisSchema,
        reason: reason.exactOptional(),
      })
      .exactOptional(),
  })
  .meta({ id: 'KeyReset' }) satisfies z.ZodType<KeyResetRecord>;
export type KeyReset = z.infer<typeof keyResetSchema>;
export const keyResetListSchema = z.array(keyResetSchema);

/** An account that is closed for good. */
export const closedAccountSchema = z
  .object({
    personId,
    memberId: memberIdSchema,
    at: millisSchema,
    reason,
    fingerprint: fingerprintSchema.nullable(),
  })
  .meta({ id: 'ClosedAccount' }) satisfies z.ZodType<ClosedAccount>;
export const closedAccountListSchema = z.array(closedAccountSchema);
