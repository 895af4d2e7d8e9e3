import { z } from 'zod';
import { idSchema, localTextSchema } from '../charter/scalars.js';
import type { Fingerprint, MemberId, MspId, NodeId, PersonId, ProposalId, Sha256Hex } from '../ids.js';
import { PARTICIPANT_KINDS } from '../states.js';

const fingerprintSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/u, 'SHA-256 in lower-case hex')
  .transform((text) => text as Fingerprint);

/** Hash of something that is kept elsewhere. */
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/u, 'SHA-256 in lower-case hex')
  .transform((text) => text as Sha256Hex);

export const mspIdSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9.-]*$/u, 'letters, digits, dot and dash')
  .max(80)
  .transform((text) => text as MspId);

/** Id of a proposal. */
export const proposalIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/u, 'a proposal id')
  .transform((text) => text as ProposalId);

/** Where a node listens. */
export const hostAndPortSchema = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
});

export const memberIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u, 'lower-case words joined by -')
  .max(40)
  .transform((text) => text as MemberId);

export const personIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/u, '<member id>.<short name>')
  .max(80)
  .transform((text) => text as PersonId);

/** Id of a node of an institution. */
export const nodeIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/u, '<member id>.<short name>')
  .max(80)
  .transform((text) => text as NodeId);

export const roleIdsSchema = z
  .array(z.string().min(1).max(40))
  .max(20)
  .refine((roles) => new Set(roles).size === roles.length, 'each role once');

/** An institution as a founding document or an admission describes it. */
export const newMemberSchema = z.strictObject({
  id: memberIdSchema,
  mspId: mspIdSchema,
  name: localTextSchema,
  kinds: z.array(z.enum(PARTICIPANT_KINDS)).min(1),
  votes: z.boolean(),
  weight: z.int().min(0).max(1_000_000),
  group: idSchema.exactOptional(),
  decisionRule: z.strictObject({
    approvals: z.int().min(0).max(50),
    makerIsNotChecker: z.boolean(),
  }),
  agent: fingerprintSchema,
});

export const newPersonSchema = z.strictObject({
  id: personIdSchema,
  name: localTextSchema,
  roles: roleIdsSchema,
});
