import { z } from 'zod';
import { admissionSchema, organisationSchema } from './admission.js';
import { intendedPersonSchema } from './institution.js';
import {
  base64Schema,
  fingerprintSchema,
  localTextSchema,
  memberIdSchema,
  millisSchema,
  mspIdSchema,
  pemSchema,
  personIdSchema,
  proposalIdSchema,
  sha256Schema,
} from './scalars.js';

/** What an outside institution asks for and brings (R7). The evidence is in `admission.evidence`. */
export const applicationSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    submittedAt: millisSchema,
    admission: admissionSchema,
    /** Why it wants to join, and what it means for the others. */
    statement: z.string().min(1).max(20_000),
  })
  .meta({ id: 'Application' });
export type Application = z.infer<typeof applicationSchema>;

/**
 * An application with the signature (DER, low-S) of one of its people over the UTF-8 bytes of its canonical JSON. The
 * certificate is issued by one of the application's own roots and carries the person's id as its common name.
 */
export const signedApplicationSchema = z
  .strictObject({
    application: applicationSchema,
    certificate: pemSchema,
    signature: base64Schema.max(200),
  })
  .meta({ id: 'SignedApplication' });
export type SignedApplication = z.infer<typeof signedApplicationSchema>;

/** SHA-256 of the application's canonical JSON. */
export const applicationReceiptSchema = z.object({ id: sha256Schema }).meta({ id: 'ApplicationReceipt' });
export type ApplicationReceipt = z.infer<typeof applicationReceiptSchema>;

/** Sends the application, and before it its documents, from this gateway to the sponsor's. */
export const sendApplicationSchema = z.strictObject({
  sponsorMemberId: memberIdSchema,
  application: signedApplicationSchema,
});
export type SendApplication = z.infer<typeof sendApplicationSchema>;

/** An application in this institution's box: received from outside, or sent while it is outside itself. */
export const applicationViewSchema = z
  .object({
    id: sha256Schema,
    direction: z.enum(['received', 'sent']),
    /** When it was received, or sent. */
    at: millisSchema,
    /** To whom it was sent. */
    sponsorMemberId: memberIdSchema.exactOptional(),
    application: applicationSchema,
    certificate: pemSchema,
    signature: base64Schema,
    /** Who signed. */
    signedBy: personIdSchema,
    /** The proposals on the ledger that admit this very institution, oldest first. */
    proposalIds: z.array(proposalIdSchema),
    /** Whether the applicant is a member by now. */
    admitted: z.boolean(),
  })
  .meta({ id: 'ApplicationView' });
export type ApplicationView = z.infer<typeof applicationViewSchema>;
export const applicationListSchema = z.array(applicationViewSchema);

/** The parts of an application that the institution's own files say. */
export const applicationFormSchema = z
  .object({
    member: z.object({
      id: memberIdSchema,
      mspId: mspIdSchema,
      name: localTextSchema,
      /** Null when this gateway was not told of an agent's certificate. */
      agent: fingerprintSchema.nullable(),
    }),
    people: z.array(intendedPersonSchema),
    organisation: organisationSchema,
  })
  .meta({ id: 'ApplicationForm' });
export type ApplicationForm = z.infer<typeof applicationFormSchema>;
