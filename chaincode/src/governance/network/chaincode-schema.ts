import { z } from 'zod';
import { sha256Schema } from '../membership/member-schema.js';

/** A policy's text, or the path of a policy of the channel's members. */
const endorsementPolicySchema = z.string().min(1).max(10_000);

const collectionSchema = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/u, 'letters, digits, _ and -'),
    policy: z.string().min(1).max(10_000),
    requiredPeerCount: z.int().min(0).max(1000),
    maxPeerCount: z.int().min(0).max(1000),
    blockToLive: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
    memberOnlyRead: z.boolean(),
    memberOnlyWrite: z.boolean(),
    endorsementPolicy: endorsementPolicySchema.exactOptional(),
  })
  .refine(
    ({ requiredPeerCount, maxPeerCount }) => requiredPeerCount <= maxPeerCount,
    'as many peers may be asked for as may be given',
  );

/** The shape of a chaincode's definition, within what Fabric allows; whether it makes sense among these members is for the action to say. */
export const chaincodeSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$/u, 'letters and digits, joined by - or _')
    .max(100),
  version: z
    .string()
    .regex(/^[A-Za-z0-9_.+-]+$/u, 'letters, digits, _ . + and -')
    .max(100),
  sequence: z.int().min(1).max(1_000_000),
  package: z.strictObject({
    label: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.+-]*$/u, 'letters, digits, _ . + and -')
      .max(100),
    sourceHash: sha256Schema,
  }),
  endorsementPolicy: endorsementPolicySchema.exactOptional(),
  initRequired: z.boolean(),
  collections: z
    .array(collectionSchema)
    .max(50)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'each collection once'),
});
