import { electionOf } from '@fabric-governance/chaincode/governance/elections/ranking';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { useNames } from '../../session/use-names.js';

/** Names of an election's candidates by their short ids; the id where it is none. */
export function useCandidateNames({ proposal }: ProposalView): (id: string) => string {
  const names = useNames();
  const candidates = electionOf(proposal.actions)?.candidates ?? [];
  return (id) => {
    const found = candidates.find((one) => one.id === id);
    if (found === undefined) return id;
    return found.personId === undefined ? names.member(found.memberId) : names.person(found.personId);
  };
}
