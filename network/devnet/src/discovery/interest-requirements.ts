import {
  type ChaincodePolicy,
  decodeChaincodePolicy,
  decodeSignaturePolicy,
} from '@fabric-governance/protocol/policy-encoding';
import type { SignaturePolicy } from '@fabric-governance/protocol/policy';
import type { peer } from '@hyperledger/fabric-protos';
import { type CollectionDefinition, LIFECYCLE_NAMESPACE } from '../chaincode/definition.js';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import { implicitCollectionOwner } from '../ledger/namespaces.js';
import { policyFailure } from '../validation/endorsement-policy.js';

/** There are no endorsers for a call; the text is Fabric's. */
export class NoEndorsersError extends Error {
  override readonly name = 'NoEndorsersError';
}

/** What follows from a call for its endorsers. */
export interface InterestRequirements {
  /** Whether a peer holds every collection that the call reads. */
  readonly mayRead: (node: PeerNode) => boolean;
  /** Whether the endorsements of these peers would satisfy every policy. */
  readonly suffice: (nodes: readonly PeerNode[]) => boolean;
}

/**
 * Works out what a call's endorsers must be and satisfy together.
 *
 * @throws NoEndorsersError for what the channel does not have
 */
export function interestRequirements(
  channel: ChannelView,
  interest: peer.ChaincodeInterest,
): InterestRequirements {
  const calls = interest.getChaincodesList();
  const policies = calls.flatMap((call) => policiesOf(channel, call));
  if (policies.length === 0) {
    throw new NoEndorsersError('no principal sets remained after filtering');
  }
  const memberships = calls.flatMap((call) =>
    call.getNoPrivateReads()
      ? []
      : call.getCollectionNamesList().map((name) => memberPolicy(channel, call.getName(), name)),
  );
  const { msps, policies: manager } = channel.configuration;
  const identityOf = ({ signer }: PeerNode) => msps.deserialize(signer.identity);
  return {
    mayRead: (node) => {
      const identity = identityOf(node);
      return memberships.every(({ principals }) =>
        principals.some((principal) => identity.satisfies(principal)),
      );
    },
    suffice: (nodes) => {
      const identities = nodes.map(identityOf);
      return policies.every((policy) => policyFailure(policy, identities, manager) === undefined);
    },
  };
}

/** The policies of a call: of its collections or else of the chaincode, unless only its keys' own count. */
function policiesOf(channel: ChannelView, call: peer.ChaincodeCall): ChaincodePolicy[] {
  const name = call.getName();
  const ownPolicy = chaincodePolicy(channel, name);
  const collections = call.getCollectionNamesList();
  const named =
    collections.length === 0
      ? [ownPolicy]
      : collections.map((collection) => collectionPolicy(channel, name, collection) ?? ownPolicy);
  const keys = call.getKeyPoliciesList().map((policy) => decodeSignaturePolicy(policy.serializeBinary()));
  if (!call.getDisregardNamespacePolicy()) {
    return [...named, ...keys];
  }
  if (keys.length === 0 && named.length === 1) {
    throw new NoEndorsersError(
      `requested to disregard chaincode ${name}'s policy but key and collection policies are missing, either disable ` +
        'DisregardNamespacePolicy or specify at least one key policy or at least one collection policy',
    );
  }
  return [...named.slice(1), ...keys];
}

function chaincodePolicy(channel: ChannelView, name: string): ChaincodePolicy {
  if (name === LIFECYCLE_NAMESPACE) {
    return { kind: 'reference', path: '/Channel/Application/LifecycleEndorsement' };
  }
  const definition = channel.definition(name);
  if (definition === undefined) {
    throw new NoEndorsersError(`No metadata was found for chaincode ${name} in channel ${channel.name}`);
  }
  return decodeChaincodePolicy(definition.endorsementPolicy);
}

function collectionPolicy(
  channel: ChannelView,
  chaincode: string,
  name: string,
): ChaincodePolicy | undefined {
  if (implicitCollectionOwner(name) !== undefined) {
    return memberPolicy(channel, chaincode, name);
  }
  const policy = definedCollection(channel, chaincode, name)?.endorsementPolicy;
  return policy && decodeChaincodePolicy(policy);
}

/** Who holds a collection; its members' policy names them, whatever it combines them to. */
function memberPolicy(channel: ChannelView, chaincode: string, name: string): SignaturePolicy {
  const owner = implicitCollectionOwner(name);
  if (owner !== undefined) {
    return {
      kind: 'signature',
      principals: [{ kind: 'role', mspId: owner, role: 'member' }],
      rule: { kind: 'signed-by', principal: 0 },
    };
  }
  const collection = definedCollection(channel, chaincode, name);
  if (collection === undefined) {
    throw new NoEndorsersError(
      `collection ${name} doesn't exist in collection config for chaincode ${chaincode}`,
    );
  }
  return decodeSignaturePolicy(collection.memberPolicy);
}

function definedCollection(
  channel: ChannelView,
  chaincode: string,
  name: string,
): CollectionDefinition | undefined {
  return channel.definition(chaincode)?.collections.find((collection) => collection.name === name);
}
