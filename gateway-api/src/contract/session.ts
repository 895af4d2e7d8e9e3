import { PERMISSIONS } from '@fabric-governance/chaincode/governance/authority/permissions';
import { PERSON_STATUSES } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';
import {
  base64Schema,
  fingerprintSchema,
  localTextSchema,
  memberIdSchema,
  millisSchema,
  mspIdSchema,
  pemSchema,
  personIdSchema,
} from './scalars.js';

export const challengeSchema = z
  .object({
    /** The text to sign, as UTF-8; usable once. */
    challenge: z.string(),
    expiresAt: millisSchema,
  })
  .meta({ id: 'Challenge' });
export type Challenge = z.infer<typeof challengeSchema>;

export const signInSchema = z.strictObject({
  certificate: pemSchema,
  challenge: z.string().max(500),
  /** DER, low-S, over the challenge's UTF-8 bytes. */
  signature: base64Schema.max(200),
});
export type SignIn = z.infer<typeof signInSchema>;

/** Who is signed in, as the ledger sees them at this moment. */
export const sessionSchema = z
  .object({
    /** Null: this key is not (or not yet) bound to the person. */
    personId: personIdSchema.nullable(),
    /** How the bound person's account stands now; only an active one may act. */
    status: z.enum(PERSON_STATUSES).nullable(),
    enrolmentId: z.string(),
    /** The person's name on the ledger, or in the application of an outside institution. */
    name: localTextSchema,
    /** True when the person has no key at all, so that this one may be bound as the first. */
    bindable: z.boolean(),
    fingerprint: fingerprintSchema,
    memberId: memberIdSchema,
    mspId: mspIdSchema,
    standing: z.enum(['member', 'outside']),
    /** Of the bound person; none without. */
    roles: z.array(z.string()),
    permissions: z.array(z.enum(PERMISSIONS)),
    certificateNotAfter: millisSchema,
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;
