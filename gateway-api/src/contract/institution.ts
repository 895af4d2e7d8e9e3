import { MEMBER_STATUSES } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';
import { localTextSchema, memberIdSchema, mspIdSchema, pemSchema, personIdSchema } from './scalars.js';

/** A gateway that an outside institution can send its application to. */
export const sponsorSchema = z.object({
  memberId: memberIdSchema,
  name: localTextSchema,
  url: z.url({ protocol: /^https?$/u }),
});
export type Sponsor = z.infer<typeof sponsorSchema>;

/** A person an outside institution names for its application. */
export const intendedPersonSchema = z.object({
  id: personIdSchema,
  name: localTextSchema,
  roles: z.array(z.string()),
});
export type IntendedPerson = z.infer<typeof intendedPersonSchema>;

/** Whose console this is. `outside` until the ledger that the own peer holds has the member's record. */
export const institutionSchema = z
  .object({
    memberId: memberIdSchema,
    mspId: mspIdSchema,
    name: localTextSchema,
    channel: z.string(),
    chaincode: z.string(),
    standing: z.enum(['member', 'outside']),
    regulator: z.boolean(),
    /** Of a member: its standing in the consortium. */
    status: z.enum(MEMBER_STATUSES).exactOptional(),
    landingUrl: z.string().exactOptional(),
    sponsors: z.array(sponsorSchema),
    /** Of an outside institution only. */
    people: z.array(intendedPersonSchema).exactOptional(),
  })
  .meta({ id: 'Institution' });
export type Institution = z.infer<typeof institutionSchema>;

/** A person of this institution, for the sign-in page. `bound`: a key already acts for them. */
export const directoryEntrySchema = intendedPersonSchema
  .extend({ bound: z.boolean() })
  .meta({ id: 'DirectoryEntry' });
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;
export const directorySchema = z.array(directoryEntrySchema);

/** Passed on to the institution's CA; the certificate request's common name equals the enrolment id. */
export const enrolmentRequestSchema = z.strictObject({
  enrolmentId: z.string().min(1).max(120),
  secret: z.string().min(1).max(200),
  csr: z.string().min(1).max(16_384),
});
export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>;
export const enrolmentSchema = z.object({ certificate: pemSchema }).meta({ id: 'Enrolment' });
export type Enrolment = z.infer<typeof enrolmentSchema>;

export const healthSchema = z
  .object({
    /** `outside`: the peer is not on the channel; `catching-up`: blocks known to exist are not yet applied. */
    status: z.enum(['ready', 'catching-up', 'outside']),
    /** Blocks applied by the read model, in decimal. */
    height: z.string(),
    standing: z.enum(['member', 'outside']),
    version: z.string(),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof healthSchema>;
