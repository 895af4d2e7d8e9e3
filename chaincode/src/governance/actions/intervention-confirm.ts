import { z } from 'zod';
import { changed } from '../change.js';
import { imposing } from '../interventions/effects.js';
import { inForce, INTERVENTION_NEEDS, worldOf } from '../interventions/found.js';
import type { InterventionPayload } from '../records/actions.js';
import type { InterventionRecord } from '../records/interventions.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Confirms an intervention by the vote that the charter asks for, on its own track and in time (R16): from then on it lasts as long as its
 * kind may. Without it, it ends.
 */
export const interventionConfirm: ActionDefinition<InterventionPayload> = {
  family: 'ledger',
  schema: z.strictObject({ interventionId: z.string().regex(/^[0-9a-f]{64}$/u) }),
  needs: INTERVENTION_NEEDS,
  plan({ interventionId }, state, { now, proposal }) {
    const world = worldOf(state, now);
    const found = inForce(interventionId, world);
    if (!found.ok) return found;
    const { review } = found.value;
    if (review === undefined || review.confirmedIn !== undefined) {
      return refuse('INTERVENTION_NOT_REVIEWED', { interventionId });
    }
    if (review.trackId !== proposal.trackId) {
      return refuse('INTERVENTION_OTHER_TRACK', { interventionId, trackId: review.trackId });
    }
    const record: InterventionRecord = { ...found.value, review: { ...review, confirmedIn: proposal.id } };
    const effect = imposing(record, world);
    if (!effect.ok) return effect;
    return accept([
      changed('intervention.confirmed', found.value, { kind: 'intervention', record }),
      ...effect.value,
    ]);
  },
};
