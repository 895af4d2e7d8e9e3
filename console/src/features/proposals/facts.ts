import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import type { ProposalFacts } from '../../proposal/act.js';
import { isNetworkProposal } from '../../proposal/family.js';
import { isCertain } from '../../proposal/recount.js';

/** A proposal's page as the rules of what may be done see it. */
export const proposalFacts = (view: ProposalView): ProposalFacts => ({
  personId: view.proposal.personId,
  memberId: view.proposal.memberId,
  phase: view.phase,
  sponsors: view.sponsorships.map(({ memberId }) => memberId),
  sponsorsNeeded: view.track.sponsors,
  withdrawalAgreed: view.sponsorships.some(({ withdrawalAgreedAt }) => withdrawalAgreedAt !== undefined),
  ballots: view.ballots.length + view.commitments.length,
  network: isNetworkProposal(view.proposal.actions.map(({ kind }) => kind)),
  exit: view.proposal.actions.some(({ kind }) => kind === 'member.exit'),
  certain: isCertain(view, Date.now()),
});
