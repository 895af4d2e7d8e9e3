import { CAPABILITY_SECTIONS } from '@fabric-governance/chaincode/governance/network/configuration-change';
import { z } from 'zod';
import { batchLimitsSchema, hostAndPortSchema } from './network-actions.js';
import { mspIdSchema, sha256Schema } from './scalars.js';

/** What the channel's configuration says now, as far as votes can change it (R13): what a change names as `from`. */
export const networkViewSchema = z
  .object({
    batchLimits: batchLimitsSchema,
    organisations: z.array(
      z.object({
        mspId: mspIdSchema,
        anchorPeers: z.array(hostAndPortSchema),
        /** SHA-256 over the bytes of each revocation list. */
        revocationLists: z.array(sha256Schema),
      }),
    ),
    /** In Fabric's words; null for one that those words cannot say. */
    policies: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
    /** Functions of the network whose callers must meet another policy than Fabric's own default. */
    access: z.array(z.object({ resource: z.string(), policy: z.string() })),
    capabilities: z.array(z.object({ section: z.enum(CAPABILITY_SECTIONS), names: z.array(z.string()) })),
  })
  .meta({ id: 'NetworkView' });
export type NetworkView = z.infer<typeof networkViewSchema>;

/** Whether the network's own policies would let a decision through (R35). */
export const networkAcceptanceSchema = z
  .object({
    /** `outstanding`: to be made; `made`: the network is so already; `impossible`: it has moved on from what is decided on. */
    state: z.enum(['outstanding', 'made', 'impossible']),
    obstacle: z.string().exactOptional(),
    /** Who counts as having agreed: members that vote yes while it is voted on, members whose agents have signed once it is carried out. */
    basis: z.enum(['votes', 'signatures']),
    accepted: z.boolean(),
    policies: z.array(
      z.object({
        path: z.string(),
        satisfied: z.boolean(),
        needed: z.int().exactOptional(),
        reached: z.int().exactOptional(),
      }),
    ),
    agreed: z.array(mspIdSchema),
    /** Organisations that have not agreed and whose agreement would count. */
    missing: z.array(mspIdSchema),
  })
  .meta({ id: 'NetworkAcceptance' });
export type NetworkAcceptance = z.infer<typeof networkAcceptanceSchema>;
