import { encodeSignaturePolicy, encodeChaincodePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { common, peer } from '@hyperledger/fabric-protos';
import { z } from 'zod';

const endorsementPolicy = z
  .object({ signaturePolicy: z.string().optional(), channelConfigPolicy: z.string().optional() })
  .optional();

/** Fabric's `collections_config.json`. */
export const collectionsConfigSchema = z.array(
  z.object({
    name: z.string().min(1),
    policy: z.string(),
    requiredPeerCount: z.number().int().default(0),
    maxPeerCount: z.number().int().default(1),
    blockToLive: z.number().int().default(0),
    memberOnlyRead: z.boolean().default(false),
    memberOnlyWrite: z.boolean().default(false),
    endorsementPolicy,
  }),
);

type CollectionConfig = z.infer<typeof collectionsConfigSchema>[number];

/**
 * Turns the JSON form into Fabric's message.
 *
 * @throws z.ZodError or ProtocolError (BAD_POLICY) for what is not of that form
 */
export function collectionsFrom(config: unknown): peer.CollectionConfigPackage {
  const collections = new peer.CollectionConfigPackage();
  for (const collection of collectionsConfigSchema.parse(config ?? [])) {
    const message = new peer.CollectionConfig();
    message.setStaticCollectionConfig(staticConfig(collection));
    collections.addConfig(message);
  }
  return collections;
}

function staticConfig(collection: CollectionConfig): peer.StaticCollectionConfig {
  const members = new peer.CollectionPolicyConfig();
  members.setSignaturePolicy(
    common.SignaturePolicyEnvelope.deserializeBinary(
      encodeSignaturePolicy(parseSignaturePolicy(collection.policy)),
    ),
  );
  const message = new peer.StaticCollectionConfig();
  message.setName(collection.name);
  message.setMemberOrgsPolicy(members);
  message.setRequiredPeerCount(collection.requiredPeerCount);
  message.setMaximumPeerCount(collection.maxPeerCount);
  message.setBlockToLive(collection.blockToLive);
  message.setMemberOnlyRead(collection.memberOnlyRead);
  message.setMemberOnlyWrite(collection.memberOnlyWrite);
  message.setEndorsementPolicy(policyOf(collection));
  return message;
}

function policyOf({ endorsementPolicy: policy }: CollectionConfig): peer.ApplicationPolicy | undefined {
  if (policy?.signaturePolicy !== undefined) {
    return peer.ApplicationPolicy.deserializeBinary(
      encodeChaincodePolicy(parseSignaturePolicy(policy.signaturePolicy)),
    );
  }
  if (policy?.channelConfigPolicy !== undefined) {
    const path = policy.channelConfigPolicy;
    return peer.ApplicationPolicy.deserializeBinary(encodeChaincodePolicy({ kind: 'reference', path }));
  }
  return undefined;
}
