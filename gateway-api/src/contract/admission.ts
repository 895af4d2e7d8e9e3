import type {
  AdmissionPayload,
  DocumentReference,
} from '@fabric-governance/chaincode/governance/records/actions';
import { PARTICIPANT_KINDS } from '@fabric-governance/chaincode/governance/states';
import { idSchema } from '@fabric-governance/chaincode/governance/charter/scalars';
import { z } from 'zod';
import {
  fingerprintSchema,
  localTextSchema,
  memberIdSchema,
  mspIdSchema,
  pemSchema,
  personIdSchema,
  sha256Schema,
} from './scalars.js';

export const documentReferenceSchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    hash: sha256Schema,
    size: z.int().min(0),
    mediaType: z.string().min(1).max(100),
  })
  .meta({ id: 'DocumentReference' }) satisfies z.ZodType<DocumentReference>;

export const decisionRuleSchema = z.strictObject({
  approvals: z.int().min(1).max(20),
  makerIsNotChecker: z.boolean(),
});

/** Fabric's organisation group is made from these; PEM texts. */
export const organisationSchema = z.strictObject({
  rootCertificates: z.array(pemSchema).min(1).max(5),
  tlsRootCertificates: z.array(pemSchema).min(1).max(5),
  anchorPeers: z
    .array(z.strictObject({ host: z.string().min(1).max(255), port: z.int().min(1).max(65_535) }))
    .max(10),
});

/** What the action `member.admit` carries (R7). Strict, because its canonical JSON is signed and hashed. */
export const admissionSchema = z
  .strictObject({
    member: z.strictObject({
      id: memberIdSchema,
      mspId: mspIdSchema,
      name: localTextSchema,
      kinds: z.array(z.enum(PARTICIPANT_KINDS)).min(1),
      votes: z.boolean(),
      weight: z.int().min(0).max(1_000_000),
      group: idSchema.exactOptional(),
      decisionRule: decisionRuleSchema,
      agent: fingerprintSchema,
    }),
    people: z
      .array(
        z.strictObject({ id: personIdSchema, name: localTextSchema, roles: z.array(z.string()).max(20) }),
      )
      .min(1)
      .max(100),
    organisation: organisationSchema,
    evidence: z.array(documentReferenceSchema).max(50),
  })
  .meta({ id: 'Admission' }) satisfies z.ZodType<AdmissionPayload>;
export type Admission = z.infer<typeof admissionSchema>;
