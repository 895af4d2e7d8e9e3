import { changed } from '../change.js';
import { imposing } from '../interventions/effects.js';
import { INTERVENTION_NEEDS, worldOf } from '../interventions/found.js';
import { longestUntil } from '../interventions/in-force.js';
import { needDetails, type OrderedTerms } from '../interventions/order.js';
import { orderSchema } from '../interventions/order-schema.js';
import { institutionConcerned, touchedKinds } from '../interventions/target.js';
import type { InterventionRecord } from '../records/interventions.js';
import { furtherRecords } from '../state.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** Intervenes by vote (R16): what the charter leaves to votes, and anything else too. Nothing needs to confirm it, and only a vote lifts it. */
export const interventionOrder: ActionDefinition<OrderedTerms> = {
  family: 'ledger',
  schema: orderSchema,
  needs: INTERVENTION_NEEDS,
  reads: ({ kind }) => touchedKinds(kind).map((one) => ({ kind: one, prefix: [] })),
  concerns: (target) => {
    const memberId = institutionConcerned(target);
    return memberId === undefined ? [] : [memberId];
  },
  subject: ({ kind, personId, memberId, nodeId }) => `${kind} ${personId ?? memberId ?? nodeId ?? ''}`,
  plan(payload, state, { now, proposal }) {
    const refused = needDetails(payload, { state });
    if (refused !== undefined) return refused;
    if (furtherRecords(state, 'intervention').some(({ id }) => id === proposal.id)) {
      return refuse('ARGUMENT_INVALID', { path: 'actions', problem: 'one intervention for each proposal' });
    }
    const until = longestUntil(payload, undefined, { charter: state.charter, now });
    const record: InterventionRecord = {
      schemaVersion: 1,
      id: proposal.id,
      ...payload,
      at: now,
      wantedBy: [],
      liftedBy: [],
      imposedAt: now,
      ...(until === undefined ? {} : { until }),
    };
    const effect = imposing(record, worldOf(state, now));
    if (!effect.ok) return effect;
    return accept([changed('intervention.imposed', null, { kind: 'intervention', record }), ...effect.value]);
  },
};
