import { z } from 'zod';

const attributeSchema = z.object({
  name: z.string(),
  value: z.string(),
  /** Whether it goes into every certificate without being asked for. */
  ecert: z.boolean(),
});

const identitySchema = z.object({
  id: z.string(),
  /** `client`, `peer`, `admin`, `orderer`: becomes the certificate's organisational unit. */
  type: z.string(),
  /** Dotted path such as `org1.department1`; empty for the root. */
  affiliation: z.string(),
  attributes: z.array(attributeSchema).readonly(),
  salt: z.string(),
  secretHash: z.string(),
  /** How often it may enrol with its secret; −1: any number. */
  maxEnrolments: z.number(),
  enrolments: z.number(),
  wrongSecrets: z.number(),
  revoked: z.boolean(),
});

const certificateSchema = z.object({
  /** Enrolment id it was issued to. */
  id: z.string(),
  /** Hex without leading zeros, as fabric-ca's clients send them. */
  serial: z.string(),
  aki: z.string(),
  /** Milliseconds since 1970. */
  notAfter: z.number(),
  pem: z.string(),
  revocation: z.object({ at: z.number(), reason: z.number() }).optional(),
});

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('identity'), record: identitySchema }),
  z.object({ kind: z.literal('identity-removed'), id: z.string() }),
  z.object({ kind: z.literal('certificate'), record: certificateSchema }),
  z.object({ kind: z.literal('affiliation'), name: z.string() }),
  z.object({ kind: z.literal('affiliation-removed'), name: z.string() }),
]);

/** One entry of the journal: changes that become true together. */
export const journalEntrySchema = z.object({ schemaVersion: z.literal(1), changes: z.array(changeSchema) });

/** An attribute of a registered identity, as fabric-ca keeps it. */
export type CaAttribute = Readonly<z.infer<typeof attributeSchema>>;
/** An identity that may enrol. */
export type IdentityRecord = Readonly<z.infer<typeof identitySchema>>;
/** A certificate that the authority has issued. Only these authenticate a request. */
export type CertificateRecord = Readonly<z.infer<typeof certificateSchema>>;
/** A change of what the authority knows; a record replaces the one of the same name. */
export type CaChange = z.infer<typeof changeSchema>;
