import type { NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { discovery, type peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import { policyFailure } from '../validation/endorsement-policy.js';
import { requiredPolicies } from '../validation/required-policies.js';
import { minimalSets } from '../gateway/minimal-sets.js';
import { peersMessage } from './peer-messages.js';

/**
 * Which peers a client may ask to endorse a call, and which combinations of them suffice. Each organisation is one
 * group.
 *
 * @param nodes peers on the channel that have the chaincode
 * @returns undefined when no combination suffices
 */
export function endorsementDescriptor(
  channel: ChannelView,
  interest: peer.ChaincodeInterest,
  nodes: readonly PeerNode[],
): discovery.EndorsementDescriptor | undefined {
  const calls = interest.getChaincodesList();
  const [first] = calls;
  if (first === undefined) {
    return undefined;
  }
  const { msps, policies } = channel.configuration;
  const required = requiredPolicies(
    { chaincode: first.getName(), namespaces: calls.map(namespaceOf) },
    {
      state: channel.state(),
      organisationGroups: channel.configuration.organisationGroups(),
      changedKeyPolicies: new Set(),
    },
  );
  const permitted = nodes.filter(({ mspId }) => calls.every((call) => mayRead(channel, call, mspId)));
  const sets = minimalSets(permitted, (chosen) => {
    const identities = chosen.map(({ signer }) => msps.deserialize(signer.identity));
    return required.every(({ policy }) => policyFailure(policy, identities, policies) === undefined);
  });
  return sets.length === 0 ? undefined : descriptorMessage(first.getName(), sets, channel);
}

/** A call as a set of writes: one to each collection it names, so that their policies count. */
function namespaceOf(call: peer.ChaincodeCall): NamespaceReadWriteSet {
  return {
    namespace: call.getName(),
    reads: [],
    writes: [],
    metadataWrites: [],
    rangeQueries: [],
    collections: call.getCollectionNamesList().map((collection) => ({
      collection,
      reads: [],
      writes: [{ keyHash: new Uint8Array(), isDelete: false, isPurge: false, valueHash: new Uint8Array() }],
      metadataWrites: [],
      privateHash: new Uint8Array(),
    })),
  };
}

function mayRead(channel: ChannelView, call: peer.ChaincodeCall, mspId: string): boolean {
  return (
    call.getNoPrivateReads() ||
    call
      .getCollectionNamesList()
      .every((collection) => channel.members(call.getName(), collection)?.has(mspId) === true)
  );
}

function descriptorMessage(
  chaincode: string,
  sets: readonly (readonly PeerNode[])[],
  channel: ChannelView,
): discovery.EndorsementDescriptor {
  const message = new discovery.EndorsementDescriptor();
  message.setChaincode(chaincode);
  for (const node of new Set(sets.flat())) {
    message.getEndorsersByGroupsMap().set(node.mspId, peersMessage([node], channel));
  }
  message.setLayoutsList(
    sets.map((set) => {
      const layout = new discovery.Layout();
      for (const { mspId } of set) {
        layout.getQuantitiesByGroupMap().set(mspId, 1);
      }
      return layout;
    }),
  );
  return message;
}
