import type { InterventionRecord } from '@fabric-governance/chaincode/governance/records/interventions';
import type { InterventionView } from '../contract/interventions.js';
import type { Projection } from '../read-model/projection.js';

/** Interventions by people of bodies and by votes, the latest first. */
export function listInterventions(projection: Projection): InterventionView[] {
  return [...projection.interventions.values()]
    .sort((left, right) => right.at - left.at)
    .map((record) => ({ ...record, reviews: reviewsOf(record, projection) }));
}

/** Proposals on the track of its review that are, or were, to confirm it. */
function reviewsOf(
  { id, review }: InterventionRecord,
  { dossiers }: Projection,
): InterventionView['reviews'] {
  if (review === undefined) return [];
  const votes = [...dossiers.values()].flatMap(({ proposal, phase }) => {
    const isReview = proposal?.actions.some(
      (action) => action.kind === 'intervention.confirm' && action.payload.interventionId === id,
    );
    if (proposal === undefined || phase === undefined || isReview !== true) return [];
    if (proposal.trackId !== review.trackId) return [];
    return [{ proposalId: proposal.id, title: proposal.title, state: phase.state }];
  });
  return votes.reverse();
}
