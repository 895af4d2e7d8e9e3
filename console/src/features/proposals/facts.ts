import { earlyOutcome } from '@fabric-governance/chaincode/governance/early-decision';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import type { ProposalFacts } from '../../proposal/act.js';
import { isNetworkProposal } from '../../proposal/family.js';

/** Whether no outstanding ballot can change the outcome: the chaincode's own function, run here on what is known here. */
function isCertain({ track, proposal, ballots, phase }: ProposalView): boolean {
  if (phase.state !== 'voting' || track.earlyDecision === false || proposal.pin === undefined) return false;
  return earlyOutcome(track, { electorate: proposal.pin.electorate, ballots }) !== undefined;
}

/** A proposal's page as the rules of what may be done see it. */
export const proposalFacts = (view: ProposalView): ProposalFacts => ({
  personId: view.proposal.personId,
  memberId: view.proposal.memberId,
  phase: view.phase,
  sponsors: view.sponsorships.map(({ memberId }) => memberId),
  sponsorsNeeded: view.track.sponsors,
  ballots: view.ballots.length,
  network: isNetworkProposal(view.proposal.actions.map(({ kind }) => kind)),
  certain: isCertain(view),
});
