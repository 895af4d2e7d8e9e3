import { z } from 'zod';
import { jointActSchema } from './bodies.js';
import { durationSchema } from './durations.js';
import { idSchema, localTextSchema } from './scalars.js';

/** What a penalty does; suspension and removal open the ground for a vote about just that (R30). */
export const PENALTY_CONSEQUENCES = ['warning', 'points', 'vote-suspended', 'suspension', 'removal'] as const;
export type PenaltyConsequence = (typeof PENALTY_CONSEQUENCES)[number];

/** Points for stated reasons, and what their loss leads to (R30). */
export const meritSchema = z
  .strictObject({
    reasons: z
      .record(
        idSchema,
        z.strictObject({
          title: localTextSchema.describe('Its name, in both languages.'),
          points: z.int().min(-1000).max(1000).describe('Points earned (or lost, below zero) each time.'),
          by: jointActSchema.exactOptional().describe('Who may award it; left out: only a vote.'),
          each: z
            .enum(['taking-part', 'missing'])
            .exactOptional()
            .describe(
              'It counts by itself for each vote that an elector takes part in, or misses (R27); nobody awards it.',
            ),
          mostPer: z
            .strictObject({
              times: z.int().min(1).max(1000).describe('Times.'),
              period: durationSchema.describe('The period.'),
            })
            .exactOptional()
            .describe('How often a member can earn it in a period.'),
        }),
      )
      .refine((reasons) => Object.keys(reasons).length <= 200, 'at most 200 of them')
      .describe('Reasons by id, at most 200.'),
    penalties: z
      .record(
        idSchema,
        z.strictObject({
          title: localTextSchema.describe('Its name, in both languages.'),
          below: z
            .int()
            .min(-100_000)
            .max(100_000)
            .exactOptional()
            .describe('Balance below which it may be imposed; left out: only for a finding of a case.'),
          consequence: z
            .enum(PENALTY_CONSEQUENCES)
            .describe('What it does; suspension and removal still need their own vote.'),
          points: z
            .int()
            .min(1)
            .max(100_000)
            .exactOptional()
            .describe('Of the consequence `points`: how many it costs.'),
          reply: durationSchema.describe('Notice: time to reply before it takes effect.'),
          appeal: durationSchema.describe('Time to appeal after it took effect.'),
          lasts: durationSchema.exactOptional().describe('How long it lasts; left out: until it is lifted.'),
        }),
      )
      .refine((penalties) => Object.keys(penalties).length <= 100, 'at most 100 of them')
      .default({})
      .describe('Penalties by id, at most 100.'),
  })
  .meta({ id: 'Merit' });

/** Disputes (R31). */
export const casesSchema = z
  .strictObject({
    reply: durationSchema.describe('Time for the other side to reply.'),
    finding: jointActSchema.describe('Who finds; people of the sides and of their affiliates do not.'),
    findWithin: durationSchema.describe('Time for the finding, after the reply or its time.'),
    appeal: durationSchema.describe('Time to appeal against a finding.'),
    appealTrack: idSchema.describe('The track by which an appeal is decided.'),
    remedies: z
      .record(idSchema, z.strictObject({ title: localTextSchema.describe('Its name, in both languages.') }))
      .refine((remedies) => Object.keys(remedies).length <= 20, 'at most 20 of them')
      .default({})
      .describe(
        'Remedies by id, at most 20, that a finding may name; penalties are those of the merit rules.',
      ),
  })
  .meta({ id: 'Cases' });
