import { tallyVotes } from '@fabric-governance/chaincode/governance/counting/tally-votes';
import { settledVotes } from '@fabric-governance/chaincode/governance/counting/vote';
import { chairOf } from '@fabric-governance/chaincode/governance/counting/decision';
import { earlyOutcome } from '@fabric-governance/chaincode/governance/counting/early-decision';
import { factsOf } from '@fabric-governance/chaincode/governance/lifecycle/early-close';
import { votesAt } from '@fabric-governance/chaincode/governance/lifecycle/vote-records';
import type { Tallies } from '@fabric-governance/chaincode/governance/counting/tallies';
import type { PinnedElectorate } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';

/** Who decides by the track by which the proposal goes now. */
export function electorsOf({ proposal, phase }: ProposalView): PinnedElectorate {
  const nobody = { electorate: [] };
  return (phase.trackId === undefined ? proposal.pin : proposal.pin?.standard) ?? nobody;
}

/** The console's own count of the votes as they stood at this moment, by the ledger's rules. */
export function recount(view: ProposalView, at: number): Tallies {
  const electors = electorsOf(view);
  const end = view.phase.votingEndsAt;
  const votes = settledVotes(votesAt(electors, view, end === undefined ? at : Math.min(at, end - 1)));
  const chair = electors.chair === undefined ? {} : chairOf({ chairedBy: electors.chair, votes });
  return tallyVotes(view.track, votes, { vacant: electors.vacant ?? 0, ...chair });
}

/** Whether no outstanding ballot can change the outcome any more. Secret and changeable ballots settle nothing before the end. */
export function isCertain(view: ProposalView, now: number): boolean {
  const { track, phase } = view;
  const { secret, changeable, earlyDecision, electorate } = track;
  const settled = secret === undefined && changeable === undefined && electorate?.fixed !== 'closing';
  if (phase.state !== 'voting' || !settled || earlyDecision === false) return false;
  const electors = electorsOf(view);
  return earlyOutcome(track, votesAt(electors, view, now), factsOf(electors)) !== undefined;
}
