import { discovery, gossip } from '@hyperledger/fabric-protos';
import { definedChaincodes, LIFECYCLE_NAMESPACE } from '../chaincode/definition.js';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import { sha256 } from '../ledger/sha256.js';

/** A peer as discovery tells of it: where it listens, who it is and, for a channel, how far it is and what it runs. */
export function peerMessage(node: PeerNode, channel: ChannelView | undefined): discovery.Peer {
  const message = new discovery.Peer();
  message.setIdentity(node.signer.identity);
  message.setMembershipInfo(envelopeOf(aliveMessage(node)));
  if (channel !== undefined) {
    message.setStateInfo(envelopeOf(stateMessage(node, channel)));
  }
  return message;
}

/** Peers by organisation, or by group of interchangeable endorsers. */
export function peersMessage(nodes: readonly PeerNode[], channel: ChannelView | undefined): discovery.Peers {
  const message = new discovery.Peers();
  message.setPeersList(nodes.map((node) => peerMessage(node, channel)));
  return message;
}

function aliveMessage(node: PeerNode): gossip.GossipMessage {
  const member = new gossip.Member();
  member.setEndpoint(node.address);
  member.setPkiId(sha256(node.signer.identity));
  const alive = new gossip.AliveMessage();
  alive.setMembership(member);
  alive.setTimestamp(now());
  const message = new gossip.GossipMessage();
  message.setTag(gossip.GossipMessage.Tag.EMPTY);
  message.setAliveMsg(alive);
  return message;
}

function stateMessage(node: PeerNode, channel: ChannelView): gossip.GossipMessage {
  const properties = new gossip.Properties();
  properties.setLedgerHeight(Number(channel.height));
  properties.setChaincodesList(runnableChaincodes(node, channel));
  const state = new gossip.StateInfo();
  state.setPkiId(sha256(node.signer.identity));
  state.setTimestamp(now());
  state.setProperties(properties);
  const message = new gossip.GossipMessage();
  message.setTag(gossip.GossipMessage.Tag.CHAN_OR_ORG);
  message.setStateInfo(state);
  return message;
}

/** Peers tell a definition's sequence as the chaincode's version; `_lifecycle` is always among them. */
function runnableChaincodes(node: PeerNode, channel: ChannelView): gossip.Chaincode[] {
  const runnable = definedChaincodes(channel.state()).filter((name) => node.runs(channel.name, name));
  return [...runnable, LIFECYCLE_NAMESPACE].map((name) => {
    const chaincode = new gossip.Chaincode();
    chaincode.setName(name);
    chaincode.setVersion(String(channel.definition(name)?.sequence ?? 1));
    return chaincode;
  });
}

function now(): gossip.PeerTime {
  const time = new gossip.PeerTime();
  time.setSeqNum(Date.now());
  return time;
}

// Nobody checks gossip's own signature on what a peer says of itself in answer to a client.
function envelopeOf(message: gossip.GossipMessage): gossip.Envelope {
  const envelope = new gossip.Envelope();
  envelope.setPayload(message.serializeBinary());
  return envelope;
}
