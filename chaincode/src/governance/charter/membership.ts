import { z } from 'zod';
import { durationSchema } from './durations.js';
import { idSchema, localTextSchema } from './scalars.js';

/** What unpaid dues can cost. */
export const DUES_LOSSES = ['quorum', 'vote', 'membership'] as const;
export type DuesLoss = (typeof DUES_LOSSES)[number];

/** Staged consequences of unpaid dues (shared/charters.md 22): the later of a day after the due date and of a notice. */
export const duesStageSchema = z
  .strictObject({
    overdue: durationSchema.describe('So long after the due date …'),
    notice: durationSchema.describe(
      '… and so long after it was put on record that they are overdue, which is the notice, whichever is later …',
    ),
    loses: z
      .enum(DUES_LOSSES)
      .describe(
        '… the member leaves the base `active`, has no ballot, or may be removed, until the dues are paid.',
      ),
  })
  .meta({ id: 'DuesStage' });

const groundsSchema = z
  .record(idSchema, localTextSchema)
  .refine((grounds) => Object.keys(grounds).length <= 100, 'at most 100 grounds')
  .refine((grounds) => Object.keys(grounds).length > 0, 'at least one ground');

/** On which grounds, and after which hearing, a member may be removed (shared/charters.md 13). */
export const removalSchema = z
  .strictObject({
    grounds: groundsSchema.describe(
      'Grounds by id; a removal must name one of them, or a penalty in force whose consequence is `removal`.',
    ),
    hearing: durationSchema.describe(
      'Least notice of a proposal to remove a member, in which it can be heard before the vote.',
    ),
  })
  .meta({ id: 'Removal' });

/** On which grounds a member may be suspended. */
export const suspensionSchema = z
  .strictObject({
    grounds: groundsSchema.describe(
      'Grounds by id; a suspension must name one of them, or a penalty in force whose consequence is `suspension`.',
    ),
  })
  .meta({ id: 'Suspension' });

/** Coming and going (R7–R10). */
export const membershipSchema = z
  .strictObject({
    leastMembers: z
      .int()
      .min(1)
      .max(200)
      .default(1)
      .describe('Active voting members below which no exit, suspension or removal may lead (R8).'),
    warnMembers: z
      .int()
      .min(0)
      .max(200)
      .default(0)
      .describe('Number of active voting members below which an alarm is raised.'),
    leastNodes: z
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .describe('Running peers and orderers of the register below which no change may lead (R8).'),
    warnNodes: z
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .describe('Number of running peers and orderers below which an alarm is raised (R10).'),
    exitNotice: durationSchema
      .default('P30D')
      .describe(
        'Between the declaration of a voluntary exit and its earliest effect; what the member has open is settled in it.',
      ),
    exitOnAmendment: durationSchema
      .exactOptional()
      .describe(
        'After an amendment that a member voted against: the shorter notice with which it may leave.',
      ),
    exitOnAmendmentWithin: durationSchema
      .exactOptional()
      .describe('How long after such an amendment the shorter notice can be had; left out: 30 days.'),
    exitSettlement: durationSchema
      .exactOptional()
      .describe(
        'How much longer than its notice an exit waits, at most, for what the member has left open; left out: 30 days.',
      ),
    longestSuspension: durationSchema
      .exactOptional()
      .describe('Longest time for which a suspension lasts; left out: until reinstatement.'),
    suspension: suspensionSchema
      .exactOptional()
      .describe('What the suspension of a member asks for; left out: nothing but the vote.'),
    removal: removalSchema
      .exactOptional()
      .describe('What the removal of a member asks for; left out: nothing but the vote.'),
    dues: z
      .array(duesStageSchema)
      .min(1)
      .max(5)
      .exactOptional()
      .describe(
        'What unpaid dues cost, stage by stage. Dues are obligations that a decision lays upon members.',
      ),
  })
  .meta({ id: 'Membership' });
