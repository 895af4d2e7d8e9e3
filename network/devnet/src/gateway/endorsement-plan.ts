import { peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import { possibleEndorsers, type Surroundings } from '../discovery/possible-endorsers.js';
import type { Endorser } from '../endorsement/endorser.js';
import { reduced } from './minimal-sets.js';

/**
 * What the first endorser's answer says about who else must endorse. Answers of system chaincodes say nothing; then
 * the called chaincode's own policy counts.
 */
export function interestOf(
  chaincode: string,
  response: peer.ProposalResponse | undefined,
): peer.ChaincodeInterest {
  const told = response?.getInterest();
  if (told !== undefined && told.getChaincodesList().length > 0) {
    return told;
  }
  const call = new peer.ChaincodeCall();
  call.setName(chaincode);
  const interest = new peer.ChaincodeInterest();
  interest.addChaincodes(call);
  return interest;
}

/**
 * The same interest for a proposal with transient data, which only holders of the collections may see: as if every
 * collection were read.
 *
 * @returns with the collections for which that makes a difference
 */
export function protectedInterest(interest: peer.ChaincodeInterest): {
  readonly interest: peer.ChaincodeInterest;
  readonly collections: readonly string[];
} {
  const cautious = interest.clone();
  const calls = cautious.getChaincodesList().filter((call) => call.getNoPrivateReads());
  for (const call of calls) {
    call.setNoPrivateReads(false);
  }
  return { interest: cautious, collections: calls.flatMap((call) => call.getCollectionNamesList()) };
}

/**
 * The fewest organisations whose endorsements satisfy every policy the transaction meets; `first` among them wherever
 * it is of use.
 *
 * @param parties whom the gateway's own peer sees, and who of them has failed
 * @returns undefined when those that have not failed are not enough
 * @throws NoEndorsersError when nobody could ever be enough
 */
export function endorsementPlan(
  channel: ChannelView,
  interest: peer.ChaincodeInterest,
  parties: Surroundings & {
    readonly first: Endorser;
    readonly failed: ReadonlySet<Endorser>;
  },
): Endorser[] | undefined {
  const { nodes, suffice } = possibleEndorsers(channel, interest, parties);
  const able = nodes.flatMap((node) => parties.network.endorserOf(node) ?? []);
  const left = able.filter((endorser) => !parties.failed.has(endorser));
  const ordered = [
    ...left.filter((endorser) => endorser === parties.first),
    ...left.filter((endorser) => endorser !== parties.first),
  ];
  const enough = (chosen: readonly Endorser[]): boolean => suffice(chosen.map(({ peer: node }) => node));
  return enough(ordered) ? reduced(ordered, enough) : undefined;
}
