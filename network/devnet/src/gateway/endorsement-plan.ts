import { decode } from '@fabric-governance/protocol/message';
import { decodeReadWriteSet, type NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { Endorser, TriedProposal } from '../endorsement/endorser.js';
import { isSystemChaincode } from '../endorsement/system-chaincode-names.js';
import { reduced } from './minimal-sets.js';
import { collectionName } from '../ledger/namespaces.js';
import { policyFailure } from '../validation/endorsement-policy.js';
import { requiredPolicies, type RequiredPolicy } from '../validation/required-policies.js';
import { TransactionFault } from '../validation/transaction-fault.js';

/** What the first endorser's answer tells about who else must endorse. */
export interface Interest {
  readonly chaincode: string;
  readonly namespaces: readonly NamespaceReadWriteSet[];
  readonly privateReads: ReadonlySet<string>;
}

/**
 * Reads the interest out of an endorsed answer. What a transaction does in the namespaces of system chaincodes is left
 * out, as Fabric's peers leave it out: so an approval, which its own organisation alone can endorse, must name it.
 */
export function interestOf(chaincode: string, { response, privateReads }: TriedProposal): Interest {
  const payload = decode(peer.ProposalResponsePayload, response.getPayload_asU8());
  const action = decode(peer.ChaincodeAction, payload.getExtension_asU8());
  const isOther = (namespace: string): boolean => !isSystemChaincode(namespace);
  return {
    chaincode,
    namespaces: decodeReadWriteSet(action.getResults_asU8()).filter(({ namespace }) => isOther(namespace)),
    privateReads: new Set([...privateReads].filter((name) => isOther(name.split('\u0000', 1).join('')))),
  };
}

/** Names of the collections a transaction touches, as `collectionName` gives them. */
export function touchedCollections({ namespaces }: Interest): string[] {
  return namespaces.flatMap(({ namespace, collections }) =>
    collections.map(({ collection }) => collectionName(namespace, collection)),
  );
}

/**
 * The fewest organisations, `first` among them, whose endorsements satisfy every policy the transaction meets.
 *
 * @param candidates organisations that can be asked, by MSP id
 * @returns undefined when even all of them do not suffice
 */
export function endorsementPlan(
  channel: ChannelView,
  interest: Interest,
  options: { readonly first: Endorser; readonly candidates: ReadonlyMap<string, Endorser> },
): Endorser[] | undefined {
  const required = policiesOf(channel, interest);
  if (required === undefined) {
    return undefined;
  }
  const { msps, policies } = channel.configuration;
  const suffice = (endorsers: readonly Endorser[]): boolean => {
    const identities = endorsers.map(({ peer: node }) => msps.deserialize(node.signer.identity));
    return required.every(({ policy }) => policyFailure(policy, identities, policies) === undefined);
  };
  const others = [...options.candidates.values()].filter((endorser) => endorser !== options.first);
  const everyone = [options.first, ...others];
  return suffice(everyone)
    ? [options.first, ...reduced(others, (chosen) => suffice([options.first, ...chosen]))]
    : undefined;
}

/** Undefined where the transaction meets something that no endorsement can satisfy. */
function policiesOf(channel: ChannelView, interest: Interest): RequiredPolicy[] | undefined {
  const context = {
    state: channel.state(),
    organisationGroups: channel.configuration.organisationGroups(),
    changedKeyPolicies: new Set<string>(),
  };
  // Of a chaincode that is only read the validator asks nothing, but Fabric's gateway does.
  const chaincodes = new Set([interest.chaincode, ...interest.namespaces.map(({ namespace }) => namespace)]);
  try {
    return [...chaincodes].flatMap((chaincode) =>
      requiredPolicies({ chaincode, namespaces: interest.namespaces }, context),
    );
  } catch (fault) {
    if (fault instanceof TransactionFault) {
      return undefined;
    }
    throw fault;
  }
}
