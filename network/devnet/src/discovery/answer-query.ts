import { discovery } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import type { NetworkView } from '../gateway/network-view.js';
import type { SignedData } from '../msp/signed-data.js';
import { TransactionFault } from '../validation/transaction-fault.js';
import { configurationResult } from './configuration-result.js';
import { endorsementDescriptor } from './endorsement-descriptor.js';
import { peersMessage } from './peer-messages.js';

/** Policy that a client must satisfy to ask about a channel. */
const DISCOVERY_POLICY = '/Channel/Application/Writers';

/** Answers one discovery query of one client. What is refused is an error in the answer, in Fabric's words. */
export function answerQuery(
  query: discovery.Query,
  client: SignedData,
  parts: { readonly node: PeerNode; readonly network: NetworkView },
): discovery.QueryResult {
  const { QueryCase } = discovery.Query;
  const result = new discovery.QueryResult();
  if (query.getQueryCase() === QueryCase.LOCAL_PEERS) {
    result.setMembers(membership(parts.network.peers(), undefined));
    return result;
  }
  const channel = parts.node.channel(query.getChannel());
  if (channel?.configuration.policies.evaluate(DISCOVERY_POLICY, [client]) !== true) {
    return refusal('access denied');
  }
  switch (query.getQueryCase()) {
    case QueryCase.CONFIG_QUERY:
      result.setConfigResult(configurationResult(channel.configuration));
      return result;
    case QueryCase.PEER_QUERY:
      result.setMembers(membership(parts.network.peersOf(channel.name, parts.node), channel));
      return result;
    case QueryCase.CC_QUERY:
      return chaincodeResult(query.getCcQuery() ?? new discovery.ChaincodeQuery(), channel, parts);
    case QueryCase.LOCAL_PEERS:
    case QueryCase.QUERY_NOT_SET:
      return refusal('unknown or missing query type');
  }
}

function membership(
  nodes: readonly PeerNode[],
  channel: ChannelView | undefined,
): discovery.PeerMembershipResult {
  const result = new discovery.PeerMembershipResult();
  for (const node of nodes) {
    result.getPeersByOrgMap().set(node.mspId, peersMessage([node], channel));
  }
  return result;
}

function chaincodeResult(
  query: discovery.ChaincodeQuery,
  channel: ChannelView,
  { node: viewer, network }: { readonly node: PeerNode; readonly network: NetworkView },
): discovery.QueryResult {
  const content = new discovery.ChaincodeQueryResult();
  for (const interest of query.getInterestsList()) {
    const names = interest.getChaincodesList().map((call) => call.getName());
    const nodes = network
      .peersOf(channel.name, viewer)
      .filter((node) => names.every((name) => node.runs(channel.name, name)));
    const descriptor = withoutFault(() => endorsementDescriptor(channel, interest, nodes));
    if (descriptor === undefined) {
      const calls = names.map((name) => `chaincodes:{name:"${name}"}`).join(' ');
      return refusal(`failed constructing descriptor for ${calls}`);
    }
    content.addContent(descriptor);
  }
  const result = new discovery.QueryResult();
  result.setCcQueryRes(content);
  return result;
}

// A chaincode or collection that does not exist has no endorsers.
function withoutFault<Result>(find: () => Result): Result | undefined {
  try {
    return find();
  } catch (fault) {
    if (fault instanceof TransactionFault) {
      return undefined;
    }
    throw fault;
  }
}

function refusal(reason: string): discovery.QueryResult {
  const error = new discovery.Error();
  error.setContent(reason);
  const result = new discovery.QueryResult();
  result.setError(error);
  return result;
}
