import { familyOf } from '@fabric-governance/chaincode/governance/actions/catalogue';
import type { ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';

/** Whether the agents carry the decision out on the network, instead of the ledger in one transaction. */
export function isNetworkMatter({ actions }: ProposalRecord): boolean {
  const family = familyOf(actions);
  return family.ok && family.value === 'network';
}
