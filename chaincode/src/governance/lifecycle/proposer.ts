import { needPermission, type PersonActor } from '../authority/actor.js';
import type { ProposalRecord } from '../records/proposals.js';
import { refuse, type Refused } from '../verdict.js';

/** Refuses anyone but the person who drafted the proposal, and that person too once the permission is gone. */
export function needProposer(proposal: ProposalRecord, actor: PersonActor): Refused | undefined {
  const personId = actor.person.id;
  if (proposal.personId !== personId) {
    return refuse('PROPOSAL_NOT_YOURS', { proposalId: proposal.id, personId });
  }
  return needPermission(actor, 'proposal.propose');
}
