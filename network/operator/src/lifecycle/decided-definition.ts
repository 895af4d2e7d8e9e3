import { common, peer } from '@hyperledger/fabric-protos';
import type {
  ChaincodePayload,
  CollectionPayload,
} from '@fabric-governance/chaincode/governance/records/network-actions';
import { equalBytes } from '@fabric-governance/protocol/bytes';
import {
  type ChaincodePolicy,
  encodeChaincodePolicy,
  encodeSignaturePolicy,
} from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import type { ChaincodeDefinition, CommittedDefinition } from './chaincode-definition.js';

/** What a definition that names no policy goes by: Fabric's own default. */
const DEFAULT_POLICY = '/Channel/Application/Endorsement';

/** The decided definition in Fabric's form, the same bytes at every agent. Throws BAD_POLICY. */
export function decidedDefinition(payload: ChaincodePayload): Required<ChaincodeDefinition> {
  const { name, version, sequence, initRequired, endorsementPolicy, collections } = payload;
  const all = new peer.CollectionConfigPackage();
  all.setConfigList(collections.map(collectionConfig));
  return {
    name,
    version,
    sequence,
    initRequired,
    validationParameter: encodeChaincodePolicy(chaincodePolicy(endorsementPolicy)),
    collections: all.serializeBinary(),
  };
}

/** Whether what holds on the channel is what was decided, to the byte. */
export function isAsDecided(committed: CommittedDefinition, decided: Required<ChaincodeDefinition>): boolean {
  const { version, sequence, initRequired = false, usualPlugins } = committed;
  const { validationParameter = new Uint8Array(), collections = new Uint8Array() } = committed;
  return (
    version === decided.version &&
    sequence === decided.sequence &&
    initRequired === decided.initRequired &&
    usualPlugins &&
    equalBytes(validationParameter, decided.validationParameter) &&
    equalBytes(collections, decided.collections)
  );
}

function chaincodePolicy(text: string = DEFAULT_POLICY): ChaincodePolicy {
  return text.startsWith('/') ? { kind: 'reference', path: text } : parseSignaturePolicy(text);
}

function collectionConfig(collection: CollectionPayload): peer.CollectionConfig {
  const message = new peer.StaticCollectionConfig();
  message.setName(collection.name);
  message.setMemberOrgsPolicy(membersPolicy(collection.policy));
  message.setRequiredPeerCount(collection.requiredPeerCount);
  message.setMaximumPeerCount(collection.maxPeerCount);
  message.setBlockToLive(collection.blockToLive);
  message.setMemberOnlyRead(collection.memberOnlyRead);
  message.setMemberOnlyWrite(collection.memberOnlyWrite);
  if (collection.endorsementPolicy !== undefined) {
    const policy = encodeChaincodePolicy(chaincodePolicy(collection.endorsementPolicy));
    message.setEndorsementPolicy(peer.ApplicationPolicy.deserializeBinary(policy));
  }
  const config = new peer.CollectionConfig();
  config.setStaticCollectionConfig(message);
  return config;
}

function membersPolicy(text: string): peer.CollectionPolicyConfig {
  const policy = new peer.CollectionPolicyConfig();
  const envelope = encodeSignaturePolicy(parseSignaturePolicy(text));
  policy.setSignaturePolicy(common.SignaturePolicyEnvelope.deserializeBinary(envelope));
  return policy;
}
