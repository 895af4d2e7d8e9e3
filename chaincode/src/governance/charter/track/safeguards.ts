import { z } from 'zod';
import { jointActSchema } from '../bodies.js';
import { durationSchema } from '../durations.js';
import { idSchema } from '../scalars.js';

/** An urgent track (R28): guardians open the vote, a missed bar turns it into the standard track's, a later vote ratifies or annuls. */
export const urgentSchema = z
  .strictObject({
    guardians: jointActSchema.describe('Who must declare the matter urgent before its vote opens.'),
    standard: idSchema.describe(
      'The track to which a vote that misses the urgent bar is converted, with its ballots.',
    ),
    ratification: durationSchema.describe(
      'After execution: the time in which the standard track’s rule must ratify it; silence annuls.',
    ),
  })
  .meta({ id: 'Urgent' });

/** Stopping a proposal's clocks (design §3): bounded each time and in all. */
export const holdsSchema = z
  .strictObject({
    by: z
      .array(jointActSchema)
      .min(1)
      .max(5)
      .describe(
        'Who may hold: each entry suffices. Members of a regulator need a power granted by vote (R5).',
      ),
    longest: durationSchema.describe('Longest time for which one hold lasts.'),
    total: durationSchema.describe('Most that all holds of a proposal may last together.'),
  })
  .meta({ id: 'Holds' });

/** A further body that looks at an approved proposal while it waits (shared/charters.md 8). */
export const reviewSchema = z
  .strictObject({
    by: jointActSchema.describe('Who reviews.'),
    asks: z
      .enum(['veto', 'approve', 'hear'])
      .describe(
        '`veto`: they may stop it, with reasons; `approve`: it takes effect only with their approval; `hear`: only after they were heard.',
      ),
    within: durationSchema.describe('From the approval on, how long they have.'),
    silence: z
      .enum(['consents', 'refuses'])
      .default('consents')
      .describe('What it means when they say nothing in that time; a veto not given is always consent.'),
  })
  .meta({ id: 'Review' });

/** Conflicts of interest (R24, shared/charters.md 13 and 19). */
export const recusalSchema = z
  .strictObject({
    subject: z
      .boolean()
      .default(true)
      .describe('Whether the members that the actions are about are recused from the start.'),
    declared: z
      .boolean()
      .default(true)
      .describe('Whether a member that has not voted may recuse itself until the vote closes.'),
    ruledBy: jointActSchema
      .exactOptional()
      .describe('Who may rule, before the vote opens, that a member is recused.'),
    leaves: z
      .array(z.enum(['quorum', 'threshold']))
      .max(2)
      .default(['quorum', 'threshold'])
      .describe('Bases that a recused member leaves: that of the quorum, that of the threshold.'),
    leastDisinterested: z
      .int()
      .min(0)
      .max(200)
      .default(0)
      .describe('How many members must be left that are not recused; with fewer nothing is decided.'),
    instead: idSchema
      .exactOptional()
      .describe('The track by which the matter may be tabled when too few are left.'),
  })
  .meta({ id: 'Recusal' });

/** What absence costs (R27, shared/charters.md 14): "who misses two meetings". */
export const attendanceSchema = z
  .strictObject({
    misses: z.int().min(1).max(20).describe('So many votes missed …'),
    ofLast: z
      .int()
      .min(1)
      .max(20)
      .exactOptional()
      .describe('… of the last so many of this track; left out: in a row.'),
    then: z
      .enum(['inactive', 'vote-suspended'])
      .describe(
        '`inactive`: leaves the base `active` until it takes part again; `vote-suspended`: has no ballot until it is restored.',
      ),
    restoredBy: z
      .enum(['taking-part', 'asking'])
      .default('taking-part')
      .describe(
        'By taking part in a vote, or by asking for it; a member whose vote is suspended can only ask.',
      ),
  })
  .meta({ id: 'Attendance' });
