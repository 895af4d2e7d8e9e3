import { z } from 'zod';
import { durationSchema } from './durations.js';
import { shareSchema } from './scalars.js';

export const URGENCIES = ['routine', 'important', 'critical'] as const;

/** Releases and their rollout (R11). */
export const releasesSchema = z
  .strictObject({
    atOnce: shareSchema.describe('Most nodes that a rollout plan may take down at the same time, never all.'),
    acknowledgements: shareSchema.describe(
      'Nodes that must be acknowledged with evidence before it counts as rolled out.',
    ),
    within: z
      .strictObject({
        routine: durationSchema.describe('For a routine release.'),
        important: durationSchema.describe('For an important one.'),
        critical: durationSchema.describe('For a critical one.'),
      })
      .describe('By urgency: how long a rollout may take before it is overdue.'),
  })
  .meta({ id: 'Releases' });

/** Follow-up duties (R18). */
export const obligationsSchema = z
  .strictObject({
    reminder: durationSchema.default('P3D').describe('How long before the due date a reminder is shown.'),
    longest: durationSchema.default('P3650D').describe('Furthest due date that may be set.'),
  })
  .meta({ id: 'Obligations' });
