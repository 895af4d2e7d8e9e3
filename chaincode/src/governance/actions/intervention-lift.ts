import { z } from 'zod';
import { changed } from '../change.js';
import { ending } from '../interventions/effects.js';
import { inForce, INTERVENTION_NEEDS, worldOf } from '../interventions/found.js';
import type { InterventionLiftPayload } from '../records/actions.js';
import type { InterventionRecord } from '../records/interventions.js';
import { accept } from '../verdict.js';
import type { ActionDefinition } from './action.js';
import { reasonSchema } from './reason.js';

/** Lifts an intervention by vote, whoever has imposed it (R16). */
export const interventionLift: ActionDefinition<InterventionLiftPayload> = {
  family: 'ledger',
  schema: z.strictObject({ interventionId: z.string().regex(/^[0-9a-f]{64}$/u), reason: reasonSchema }),
  needs: INTERVENTION_NEEDS,
  subject: ({ interventionId }) => interventionId,
  plan({ interventionId, reason }, state, { now }) {
    const world = worldOf(state, now);
    const found = inForce(interventionId, world);
    if (!found.ok) return found;
    const record: InterventionRecord = { ...found.value, ended: { how: 'voted', at: now, reason } };
    const effect = ending(record, world);
    if (!effect.ok) return effect;
    return accept([
      changed('intervention.ended', found.value, { kind: 'intervention', record }),
      ...effect.value,
    ]);
  },
};
