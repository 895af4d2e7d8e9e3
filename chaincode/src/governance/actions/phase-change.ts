import { z } from 'zod';
import { changed } from '../change.js';
import { NETWORK_PHASES } from '../charter/network-phases.js';
import { nextPhases, phaseOf } from '../phases/network-phase.js';
import type { PhaseChangePayload } from '../records/actions.js';
import { furtherRecords } from '../state.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Takes the network into another phase of its life (R6); from then on the charter's list of that phase says what may be proposed and
 * executed. Dissolution is the last one: in it no least number of members or nodes binds any more, so that all can leave.
 */
export const phaseChange: ActionDefinition<PhaseChangePayload> = {
  family: 'ledger',
  schema: z.strictObject({ phase: z.enum(NETWORK_PHASES) }),
  needs: ['consortium'],
  subject: ({ phase }) => phase,
  plan({ phase: to }, state, { now }) {
    const [consortium] = furtherRecords(state, 'consortium');
    if (consortium === undefined) throw new RangeError('a phase of a consortium that was never founded');
    const from = phaseOf(consortium, state.charter);
    if (!nextPhases(from).includes(to)) return refuse('PHASE_NOT_NEXT', { from, to });
    const record = { ...consortium, phase: to, phaseSince: now };
    return accept([changed('phase.changed', consortium, { kind: 'consortium', record })]);
  },
};
