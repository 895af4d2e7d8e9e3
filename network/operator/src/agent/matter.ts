import { familyOf } from '@fabric-governance/chaincode/governance/actions/catalogue';
import type { AdmissionPayload } from '@fabric-governance/chaincode/governance/records/actions';
import type { ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';

/** The admission among a proposal's actions, if that is what it carries; a network action stands alone in its proposal. */
export function admissionOf(proposal: ProposalRecord): AdmissionPayload | undefined {
  const action = proposal.actions.find(({ kind }) => kind === 'member.admit');
  return action?.kind === 'member.admit' ? action.payload : undefined;
}

/** Whether the agents carry the decision out on the network, instead of the ledger in one transaction. */
export function isNetworkMatter({ actions }: ProposalRecord): boolean {
  const family = familyOf(actions);
  return family.ok && family.value === 'network';
}
