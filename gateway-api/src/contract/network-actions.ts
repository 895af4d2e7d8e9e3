import { CAPABILITY_SECTIONS } from '@fabric-governance/chaincode/governance/network/configuration-change';
import type {
  ChaincodePayload,
  ConfigurePayload,
  RevocationPayload,
} from '@fabric-governance/chaincode/governance/records/network-actions';
import { z } from 'zod';
import { mspIdSchema, sha256Schema } from './scalars.js';

export const hostAndPortSchema = z.object({ host: z.string(), port: z.int() });

/** When the orderer closes a block. */
export const batchLimitsSchema = z.object({
  maxMessages: z.int(),
  absoluteMaxBytes: z.int(),
  preferredMaxBytes: z.int(),
  timeoutMillis: z.int(),
});

/** What the action `channel.configure` carries (R13). */
export const configureSchema = z.object({
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('batch-limits'), from: batchLimitsSchema, to: batchLimitsSchema }),
    z.object({
      kind: z.literal('anchor-peers'),
      mspId: mspIdSchema,
      from: z.array(hostAndPortSchema),
      to: z.array(hostAndPortSchema),
    }),
    z.object({
      kind: z.literal('policy'),
      path: z.string(),
      from: z.string().nullable(),
      to: z.string(),
    }),
    z.object({
      kind: z.literal('access'),
      resource: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
    z.object({
      kind: z.literal('capabilities'),
      section: z.enum(CAPABILITY_SECTIONS),
      from: z.array(z.string()),
      to: z.array(z.string()),
    }),
  ]),
}) satisfies z.ZodType<ConfigurePayload>;

/** What the action `chaincode.commit` carries (R12). */
export const chaincodeSchema = z.object({
  name: z.string(),
  version: z.string(),
  sequence: z.int(),
  package: z.object({ label: z.string(), sourceHash: sha256Schema }),
  endorsementPolicy: z.string().exactOptional(),
  initRequired: z.boolean(),
  collections: z.array(
    z.object({
      name: z.string(),
      policy: z.string(),
      requiredPeerCount: z.int(),
      maxPeerCount: z.int(),
      blockToLive: z.int(),
      memberOnlyRead: z.boolean(),
      memberOnlyWrite: z.boolean(),
      endorsementPolicy: z.string().exactOptional(),
    }),
  ),
}) satisfies z.ZodType<ChaincodePayload>;

/** What the action `revocation.publish` carries. */
export const revocationSchema = z.object({
  mspId: mspIdSchema,
  from: z.array(sha256Schema),
  to: z.array(z.string()),
}) satisfies z.ZodType<RevocationPayload>;
