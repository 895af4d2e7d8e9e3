import { changed } from '../change.js';
import { barBy, imposing } from '../interventions/effects.js';
import { INTERVENTION_NEEDS, worldOf } from '../interventions/found.js';
import { longestUntil } from '../interventions/in-force.js';
import { needDetails, type OrderedTerms } from '../interventions/order.js';
import { orderSchema } from '../interventions/order-schema.js';
import { institutionConcerned, touchedKinds } from '../interventions/target.js';
import type { World } from '../interventions/world.js';
import { needUndoable } from '../people/endless-bar.js';
import type { InterventionRecord } from '../records/interventions.js';
import { furtherRecords } from '../state.js';
import { accept, refuse, type Refused } from '../verdict.js';
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
    const world = worldOf(state, now);
    const effect = needLiftable(record, world) ?? imposing(record, world);
    if (!effect.ok) return effect;
    return accept([changed('intervention.imposed', null, { kind: 'intervention', record }), ...effect.value]);
  },
};

/** CHARTER_BRICKS, where a person is barred without an end and no vote could lift that any more. */
function needLiftable(record: InterventionRecord, world: World): Refused | undefined {
  if (record.personId === undefined) return undefined;
  return needUndoable(record.personId, barBy(record, world), 'intervention.lift', world);
}
