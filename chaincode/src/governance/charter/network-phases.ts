import { z } from 'zod';

/** Phases in a network's life (R6). */
export const NETWORK_PHASES = ['formation', 'operation', 'upgrade', 'dissolution'] as const;
export type NetworkPhase = (typeof NETWORK_PHASES)[number];

const allowed = z
  .union([z.literal('all'), z.array(z.string().min(1).max(60)).max(100)])
  .describe('Kinds of action that may be proposed and executed in this phase, or `all`.');

/** What is allowed in each phase. */
export const phasesSchema = z
  .strictObject({
    formation: allowed.default('all'),
    operation: allowed.default('all'),
    upgrade: allowed.default('all'),
    dissolution: allowed.default('all'),
    first: z.enum(NETWORK_PHASES).default('operation').describe('The phase in which the network begins.'),
  })
  .meta({ id: 'Phases' });
