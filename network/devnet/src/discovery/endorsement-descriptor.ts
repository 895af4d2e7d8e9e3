import { discovery, type peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import { minimalSets } from '../gateway/minimal-sets.js';
import { peersMessage } from './peer-messages.js';
import { possibleEndorsers, type Surroundings } from './possible-endorsers.js';

/**
 * Which peers a client may ask to endorse a call, and which combinations of them suffice. Each organisation is one
 * group.
 *
 * @throws NoEndorsersError when no combination suffices
 */
export function endorsementDescriptor(
  channel: ChannelView,
  interest: peer.ChaincodeInterest,
  surroundings: Surroundings,
): discovery.EndorsementDescriptor {
  const { nodes, suffice } = possibleEndorsers(channel, interest, surroundings);
  const sets = minimalSets(nodes, suffice);
  const message = new discovery.EndorsementDescriptor();
  message.setChaincode(interest.getChaincodesList()[0]?.getName() ?? '');
  const groups = new Map([...new Set(sets.flat())].map((node, index) => [node, `G${index}`]));
  for (const [node, group] of groups) {
    message.getEndorsersByGroupsMap().set(group, peersMessage([node], channel));
  }
  message.setLayoutsList(sets.map((set) => layoutMessage(set, groups)));
  return message;
}

function layoutMessage(nodes: readonly PeerNode[], groups: ReadonlyMap<PeerNode, string>): discovery.Layout {
  const layout = new discovery.Layout();
  for (const node of nodes) {
    layout.getQuantitiesByGroupMap().set(groups.get(node) ?? '', 1);
  }
  return layout;
}
