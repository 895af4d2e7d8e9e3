import { discovery, type peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import type { NetworkView } from '../gateway/network-view.js';
import type { SignedData } from '../msp/signed-data.js';
import { chaincodeQuery } from './chaincode-query.js';
import { configurationResult } from './configuration-result.js';
import { interestRequirements, NoEndorsersError } from './interest-requirements.js';
import { mayAskLocally } from './local-access.js';
import { peersMessage } from './peer-messages.js';
import type { Surroundings } from './possible-endorsers.js';

/** Policy that a client must satisfy to ask about a channel. */
const DISCOVERY_POLICY = '/Channel/Application/Writers';

const UNKNOWN = 'unknown or missing request type';

/** Answers one discovery query of one client. What is refused is an error in the answer, in Fabric's words. */
export function answerQuery(
  query: discovery.Query,
  client: SignedData,
  surroundings: Surroundings,
): discovery.QueryResult {
  if (query.getChannel() === '') {
    return mayAskLocally(client, surroundings.viewer)
      ? localAnswer(query, surroundings.network)
      : refusal('access denied');
  }
  const channel = surroundings.viewer.channel(query.getChannel());
  return channel?.configuration.policies.evaluate(DISCOVERY_POLICY, [client]) === true
    ? channelAnswer(query, channel, surroundings)
    : refusal('access denied');
}

function localAnswer(query: discovery.Query, network: NetworkView): discovery.QueryResult {
  return query.hasLocalPeers()
    ? membersResult(network.peers(), { organisations: [], channel: undefined })
    : refusal(UNKNOWN);
}

function channelAnswer(
  query: discovery.Query,
  channel: ChannelView,
  surroundings: Surroundings,
): discovery.QueryResult {
  const { QueryCase } = discovery.Query;
  const result = new discovery.QueryResult();
  switch (query.getQueryCase()) {
    case QueryCase.CONFIG_QUERY:
      result.setConfigResult(configurationResult(channel.configuration));
      return result;
    case QueryCase.PEER_QUERY:
      return peersResult(query.getPeerQuery()?.getFilter(), channel, surroundings);
    case QueryCase.CC_QUERY: {
      const answer = chaincodeQuery(
        query.getCcQuery() ?? new discovery.ChaincodeQuery(),
        channel,
        surroundings,
      );
      if (typeof answer === 'string') {
        return refusal(answer);
      }
      result.setCcQueryRes(answer);
      return result;
    }
    case QueryCase.LOCAL_PEERS:
    case QueryCase.QUERY_NOT_SET:
      return refusal(UNKNOWN);
  }
}

/** The channel's peers; with a filter, those that can run its chaincodes and hold its collections. */
function peersResult(
  filter: peer.ChaincodeInterest | undefined,
  channel: ChannelView,
  { viewer, network }: Surroundings,
): discovery.QueryResult {
  const calls = filter?.getChaincodesList() ?? [];
  const present = network.peersOf(channel.name, viewer);
  const organisations = network.peers().map(({ mspId }) => mspId);
  if (filter === undefined || calls.length === 0) {
    return membersResult(present, { organisations, channel });
  }
  try {
    const { mayRead } = interestRequirements(channel, filter);
    const able = present.filter(
      (node) => mayRead(node) && calls.every((call) => network.canRun(node, channel.name, call.getName())),
    );
    return membersResult(able, { organisations, channel });
  } catch (error) {
    if (!(error instanceof NoEndorsersError)) {
      throw error;
    }
    return refusal(error.message);
  }
}

function membersResult(
  nodes: readonly PeerNode[],
  context: { readonly organisations: readonly string[]; readonly channel: ChannelView | undefined },
): discovery.QueryResult {
  const members = new discovery.PeerMembershipResult();
  const { organisations, channel } = context;
  for (const mspId of new Set([...organisations, ...nodes.map((node) => node.mspId)])) {
    const own = nodes.filter((node) => node.mspId === mspId);
    members.getPeersByOrgMap().set(mspId, peersMessage(own, channel));
  }
  const result = new discovery.QueryResult();
  result.setMembers(members);
  return result;
}

function refusal(reason: string): discovery.QueryResult {
  const error = new discovery.Error();
  error.setContent(reason);
  const result = new discovery.QueryResult();
  result.setError(error);
  return result;
}
