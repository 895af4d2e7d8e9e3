import type { Track } from '@fabric-governance/chaincode/governance/charter';
import { electionOf } from '@fabric-governance/chaincode/governance/elections/ranking';
import type { BallotRecord, Elector } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { electorsOf } from '../../proposal/recount.js';

/** The vote that an institution takes part in now: the vote itself, or the ratification of an urgent decision. */
export interface BallotRound {
  readonly round: 'ratification' | undefined;
  readonly track: Track;
  readonly electors: readonly Elector[];
  readonly ballots: readonly BallotRecord[];
  /** Candidates of an election, by id; empty in any other vote. */
  readonly candidates: readonly string[];
  /** Until when a ballot can be cast; undefined before the vote is open. */
  readonly endsAt: number | undefined;
}

/** The round that runs, or last ran. */
export function ballotRound(view: ProposalView): BallotRound {
  const { proposal, phase, track } = view;
  if (phase.state === 'awaiting-ratification') {
    return {
      round: 'ratification',
      track,
      electors: proposal.pin?.standard?.electorate ?? [],
      ballots: view.ratificationBallots,
      candidates: [],
      endsAt: phase.ratificationEndsAt,
    };
  }
  return {
    round: undefined,
    track,
    electors: electorsOf(view).electorate,
    ballots: view.ballots,
    candidates: electionOf(proposal.actions)?.candidates.map(({ id }) => id) ?? [],
    endsAt: phase.votingEndsAt,
  };
}
