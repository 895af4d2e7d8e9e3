import { discovery, type peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import { endorsementDescriptor } from './endorsement-descriptor.js';
import type { Surroundings } from './possible-endorsers.js';
import { NoEndorsersError } from './interest-requirements.js';

/**
 * Answers who can endorse what: one descriptor for each interest.
 *
 * @returns the reason, in Fabric's words, where there is no answer
 */
export function chaincodeQuery(
  query: discovery.ChaincodeQuery,
  channel: ChannelView,
  surroundings: Surroundings,
): discovery.ChaincodeQueryResult | string {
  const interests = query.getInterestsList();
  const fault = faultOf(interests);
  if (fault !== undefined) {
    return fault;
  }
  const result = new discovery.ChaincodeQueryResult();
  for (const interest of interests) {
    try {
      result.addContent(endorsementDescriptor(channel, interest, surroundings));
    } catch (error) {
      if (!(error instanceof NoEndorsersError)) {
        throw error;
      }
      return `failed constructing descriptor for ${interestText(interest)}`;
    }
  }
  return result;
}

function faultOf(interests: readonly peer.ChaincodeInterest[]): string | undefined {
  if (interests.length === 0) {
    return 'chaincode query must have at least one chaincode interest';
  }
  const calls = interests.map((interest) => interest.getChaincodesList());
  if (calls.some((list) => list.length === 0)) {
    return 'chaincode interest must contain at least one chaincode';
  }
  return calls.flat().some((call) => call.getName() === '')
    ? 'chaincode name in interest cannot be empty'
    : undefined;
}

/** An interest as Fabric 2.5 prints the message. */
function interestText(interest: peer.ChaincodeInterest): string {
  return interest
    .getChaincodesList()
    .map((call) => `chaincodes:<${callFields(call).join('')}> `)
    .join('');
}

function callFields(call: peer.ChaincodeCall): string[] {
  return [
    `name:${JSON.stringify(call.getName())} `,
    ...call.getCollectionNamesList().map((name) => `collection_names:${JSON.stringify(name)} `),
    ...(call.getNoPrivateReads() ? ['no_private_reads:true '] : []),
    ...(call.getNoPublicWrites() ? ['no_public_writes:true '] : []),
    ...(call.getDisregardNamespacePolicy() ? ['disregard_namespace_policy:true '] : []),
  ];
}
