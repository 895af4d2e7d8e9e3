import { z } from 'zod';
import { dutySchema, planObligation } from '../obligations/impose.js';
import type { ObligationPayload } from '../records/actions.js';
import type { ProposalRecord } from '../records/proposals.js';
import { accept, refuse, type Refused } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Lays an obligation upon an institution (R18), due at a moment or so long after the decision is carried out. An action of its own
 * rather than a part of a resolution: so any decision can have follow-up duties (minutes, a finding, a role), each checked by
 * itself, and all under the decision's own id. Nobody is recused for it: duties are often everyone's. Dues are
 * obligations too, and only a vote sets them (shared/charters.md 22).
 */
export const obligationSet: ActionDefinition<ObligationPayload> = {
  family: 'ledger',
  schema: dutySchema.extend({ dues: z.literal(true).exactOptional() }),
  plan(payload, state, { now, proposal }) {
    const planned = planObligation(payload, { proposalId: proposal.id }, { state, now });
    if (!planned.ok) return planned;
    return needOnce(payload.id, proposal) ?? accept([planned.value]);
  },
};

/** OBLIGATION_EXISTS: two of one decision's obligations would have the same name. A decision is carried out once, so no other can. */
function needOnce(id: string, { id: proposalId, actions }: ProposalRecord): Refused | undefined {
  const same = actions.filter((one) => one.kind === 'obligation.set' && one.payload.id === id);
  return same.length < 2 ? undefined : refuse('OBLIGATION_EXISTS', { proposalId, obligation: id });
}
