import { z } from 'zod';
import { noted } from '../change.js';
import { idSchema } from '../charter/scalars.js';
import type { ResolutionPayload } from '../records/actions.js';
import { accept } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** Records a decision in words (R18): its audit record is its whole effect. */
export const resolutionRecord: ActionDefinition<ResolutionPayload> = {
  family: 'ledger',
  schema: z.strictObject({ text: z.string().min(1).max(20_000), matter: idSchema.exactOptional() }),
  matterOf: ({ matter }) => matter,
  plan: ({ text }, _state, { proposal }) =>
    accept([noted('resolution.recorded', { kind: 'proposal', record: proposal }, { text })]),
};
