import { z } from 'zod';
import { durationSchema } from './durations.js';
import { shareSchema } from './scalars.js';

/** How soon a release has to be rolled out (R11). */
export const URGENCIES = ['routine', 'important', 'critical'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Releases and their rollout (R11). */
export const releasesSchema = z
  .strictObject({
    atOnce: shareSchema.describe(
      'Most nodes that may be down at the same time for rollouts, never all: of peers and orderers together, of other kinds each among their own.',
    ),
    acknowledgements: shareSchema.describe(
      'Nodes of the plan that must be acknowledged with evidence before it counts as rolled out.',
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
