import type { peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import type { NetworkView } from '../gateway/network-view.js';
import { interestRequirements, NoEndorsersError } from './interest-requirements.js';

/** Peers that can endorse a call together. */
export interface PossibleEndorsers {
  readonly nodes: readonly PeerNode[];
  /** Whether these of them are enough. */
  readonly suffice: (nodes: readonly PeerNode[]) => boolean;
}

/** Who looks for endorsers, and among whom. */
export interface Surroundings {
  readonly viewer: PeerNode;
  readonly network: NetworkView;
}

/**
 * Finds the peers that can run a call and hold what it reads (Fabric's `PeersForEndorsement`).
 *
 * @throws NoEndorsersError when even all of them are not enough
 */
export function possibleEndorsers(
  channel: ChannelView,
  interest: peer.ChaincodeInterest,
  { viewer, network }: Surroundings,
): PossibleEndorsers {
  const { mayRead, suffice } = interestRequirements(channel, interest);
  const permitted = network.peersOf(channel.name, viewer).filter(mayRead);
  if (!suffice(permitted)) {
    throw new NoEndorsersError('no peer combination can satisfy the endorsement policy');
  }
  const names = interest.getChaincodesList().map((call) => call.getName());
  const nodes = permitted.filter((node) => names.every((name) => network.canRun(node, channel.name, name)));
  if (!suffice(nodes)) {
    throw new NoEndorsersError('required chaincodes are not installed on sufficient peers');
  }
  return { nodes, suffice };
}
