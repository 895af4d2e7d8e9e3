import type { ProposalId } from '@fabric-governance/chaincode/governance/ids';
import type { InterventionRecord } from '@fabric-governance/chaincode/governance/records/interventions';
import type { ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { dossierOf, emptyProjection, type Projection } from '../read-model/projection.js';
import { listInterventions } from './interventions.js';

function order(projection: Projection, id: string, changes: Partial<InterventionRecord> = {}): void {
  projection.interventions.set(id, {
    schemaVersion: 1,
    id,
    kind: 'pause-system',
    reason: 'Repairs.',
    at: 0,
    wantedBy: [],
    liftedBy: [],
    ...changes,
  });
}

function confirming(projection: Projection, proposalId: string, trackId: string, interventionId: string) {
  const dossier = dossierOf(projection, proposalId as ProposalId);
  const actions = [{ kind: 'intervention.confirm', payload: { interventionId } }];
  dossier.proposal = { id: proposalId, title: proposalId, trackId, actions } as unknown as ProposalRecord;
  dossier.phase = { schemaVersion: 1, proposalId: proposalId as ProposalId, state: 'voting', since: 0 };
}

test('an intervention comes with the proposals on its own track that are to confirm it, the latest first', () => {
  const projection = emptyProjection();
  order(projection, 'first', { review: { trackId: 'grave', by: 9 } });
  order(projection, 'second', { at: 5 });
  confirming(projection, 'earlier', 'grave', 'first');
  confirming(projection, 'elsewhere', 'ordinary', 'first');
  confirming(projection, 'another', 'grave', 'second');
  confirming(projection, 'later', 'grave', 'first');
  const told = listInterventions(projection).map(({ id, reviews }) => [
    id,
    reviews.map(({ proposalId }) => proposalId),
  ]);
  expect(told).toEqual([
    ['second', []],
    ['first', ['later', 'earlier']],
  ]);
});
