import { settledVotes, type Vote } from '@fabric-governance/chaincode/governance/counting/vote';
import { voteEnd } from '@fabric-governance/chaincode/governance/lifecycle/early-close';
import { pinnedRules } from '@fabric-governance/chaincode/governance/lifecycle/pinned-rules';
import { votesAt } from '@fabric-governance/chaincode/governance/lifecycle/vote-records';
import type { AttendedVote } from '@fabric-governance/chaincode/governance/measures/turnout';
import type { PastVote } from '@fabric-governance/chaincode/governance/what-if/past-vote';
import type { Dossier, Projection } from '../read-model/projection.js';

/** All votes that are over, in the order in which they ended, with everything that they were counted from. */
export function pastVotes(projection: Projection): PastVote[] {
  return [...projection.dossiers.values()]
    .flatMap((dossier) => pastVote(dossier, projection))
    .sort((left, right) => left.decidedAt - right.decidedAt);
}

function pastVote(dossier: Dossier, { charters, delegations }: Projection): PastVote[] {
  const { proposal, phase, decision } = dossier;
  const charter = charters.get(proposal?.pin?.charterVersion ?? 0)?.charter;
  if (proposal?.pin === undefined || phase === undefined || decision === undefined) return [];
  if (charter === undefined) return [];
  const { electors, track, trackId } = pinnedRules(proposal, charter, phase);
  const records = {
    ballots: [...dossier.ballots.values()],
    commitments: [...dossier.commitments.values()],
    delegations: [...delegations.values()].filter((one) => one.trackId === trackId),
    recusals: [...dossier.recusals.values()],
  };
  const cast = votesAt(electors, records, voteEnd(phase, decision.decidedAt));
  return [
    {
      proposalId: proposal.id,
      title: proposal.title,
      actions: proposal.actions,
      trackId,
      outcome: decision.outcome,
      decidedAt: decision.decidedAt,
      pinnedAt: proposal.pin.at,
      electors,
      ...(track.electorate?.weight === 'equal' ? { equalWeights: true } : {}),
      cast,
    },
  ];
}

/** A vote as far as taking part goes. */
export function attended({ trackId, electors: { electorate }, cast }: PastVote): AttendedVote {
  const votes = settledVotes({ ...cast, electorate });
  return {
    trackId,
    electorate,
    ballots: votes.flatMap(ballotOf),
    recused: votes.flatMap(({ fate, elector }) => (fate === 'recused' ? [elector.memberId] : [])),
  };
}

function ballotOf({ elector: { memberId }, fate, by }: Vote): AttendedVote['ballots'][number][] {
  if (fate === 'silent' || fate === 'recused') return [];
  return [{ memberId, choice: fate, delegated: by !== undefined }];
}
