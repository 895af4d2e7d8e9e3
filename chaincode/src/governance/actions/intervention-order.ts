import { changed } from '../change.js';
import { needDetails, type OrderCommand } from '../interventions/decide-intervention.js';
import { imposing } from '../interventions/effects.js';
import { INTERVENTION_NEEDS, worldOf } from '../interventions/found.js';
import { orderSchema } from '../interventions/order-schema.js';
import { endOf } from '../calendar/deadline.js';
import { institutionOf } from '../people/institution-of.js';
import type { InterventionRecord } from '../records/interventions.js';
import { furtherRecords } from '../state.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** Intervenes by vote (R16): what the charter leaves to votes, and anything else too. Nothing needs to confirm it, and only a vote lifts it. */
export const interventionOrder: ActionDefinition<OrderCommand> = {
  family: 'ledger',
  schema: orderSchema,
  needs: INTERVENTION_NEEDS,
  concerns: ({ personId }) => (personId === undefined ? [] : [institutionOf(personId)]),
  subject: ({ kind, personId }) => `${kind} ${personId ?? ''}`,
  plan(payload, state, { now, proposal }) {
    const refused = needDetails(payload, { state });
    if (refused !== undefined) return refused;
    if (furtherRecords(state, 'intervention').some(({ id }) => id === proposal.id)) {
      return refuse('ARGUMENT_INVALID', { path: 'actions', problem: 'one intervention for each proposal' });
    }
    const until = payload.lasts === undefined ? {} : { until: endOf(now, payload.lasts, state.charter) };
    const record: InterventionRecord = {
      schemaVersion: 1,
      id: proposal.id,
      ...payload,
      at: now,
      wantedBy: [],
      liftedBy: [],
      imposedAt: now,
      ...until,
    };
    const effect = imposing(record, worldOf(state, now));
    if (!effect.ok) return effect;
    return accept([changed('intervention.imposed', null, { kind: 'intervention', record }), ...effect.value]);
  },
};
