import { z } from 'zod';
import { hostAndPortSchema, mspIdSchema } from '../membership/member-schema.js';
import { CAPABILITY_SECTIONS } from './configuration-change.js';

const MEGABYTE = 1024 * 1024;

const batchLimitsSchema = z
  .strictObject({
    maxMessages: z.int().min(1).max(100_000),
    absoluteMaxBytes: z
      .int()
      .min(1)
      .max(1024 * MEGABYTE),
    preferredMaxBytes: z
      .int()
      .min(1)
      .max(1024 * MEGABYTE),
    timeoutMillis: z.int().min(1).max(3_600_000),
  })
  .refine(
    ({ absoluteMaxBytes, preferredMaxBytes }) => preferredMaxBytes <= absoluteMaxBytes,
    'the preferred size is at most the absolute one',
  );

const anchorPeersSchema = z.array(hostAndPortSchema).max(10);
const policyTextSchema = z.string().min(1).max(10_000);
/** `/Channel`, at most two groups below it, and the policy's name. */
const policyPathSchema = z
  .string()
  .regex(
    /^\/Channel(\/[A-Za-z0-9.-]{1,80}){1,3}$/u,
    'the path of a policy, such as /Channel/Application/Admins',
  );
/** Capabilities that the releases 2.5 and 3.1 know. */
const capabilitySchema = z.string().regex(/^V[1-3]_[0-9](_[0-9])?$/u, 'a capability such as V2_0');
const capabilitiesSchema = z.array(capabilitySchema).max(10);

/** The shape of a change of the channel's configuration; whether it makes sense among these members is for the action to say. */
export const configurationChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('batch-limits'), from: batchLimitsSchema, to: batchLimitsSchema }),
  z.strictObject({
    kind: z.literal('anchor-peers'),
    mspId: mspIdSchema,
    from: anchorPeersSchema,
    to: anchorPeersSchema,
  }),
  z.strictObject({
    kind: z.literal('policy'),
    path: policyPathSchema,
    from: policyTextSchema.nullable(),
    to: policyTextSchema,
  }),
  z.strictObject({
    kind: z.literal('access'),
    resource: z.string().regex(/^[A-Za-z_]{1,40}\/[A-Za-z]{1,60}$/u, 'a resource such as qscc/GetChainInfo'),
    from: policyPathSchema.nullable(),
    to: policyPathSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('capabilities'),
    section: z.enum(CAPABILITY_SECTIONS),
    from: capabilitiesSchema,
    to: capabilitiesSchema.min(1),
  }),
]);
