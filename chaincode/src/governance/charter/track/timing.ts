import { z } from 'zod';
import { OUTCOMES } from '../../states.js';
import { conditionSchema } from '../conditions.js';
import { durationSchema } from '../durations.js';

/** The bounds within which the proposer may choose the length of the vote (R20). */
export const windowSchema = z
  .strictObject({
    floor: durationSchema.describe('Shortest window.'),
    ceiling: durationSchema.describe('Longest window.'),
  })
  .meta({ id: 'Window' });

/** Deciding before the window is over (R28, shared/charters.md 21). */
export const earlyDecisionSchema = z
  .union([
    z.boolean(),
    z.strictObject({
      on: z
        .array(z.enum(OUTCOMES))
        .min(1)
        .max(3)
        .default([...OUTCOMES])
        .describe('Outcomes on which the vote may end early.'),
      after: durationSchema.default('PT0S').describe('Least time that the vote stays open.'),
    }),
  ])
  .meta({ id: 'EarlyDecision' });

/** A later deadline after a late swing (R29). */
export const extensionSchema = z
  .strictObject({
    on: z
      .array(z.enum(['quorum', 'lead']))
      .min(1)
      .max(2)
      .describe('The quorum was first met, or the leading outcome changed.'),
    stretch: durationSchema.describe('The last stretch of the window, in which that matters.'),
    by: durationSchema.describe('How much later the window then ends.'),
    cap: durationSchema.describe('Most that all extensions of a vote may add.'),
  })
  .meta({ id: 'Extension' });

/** What follows a missed quorum: the same matter again, with a lower quorum, after some days (shared/charters.md 4). */
export const secondCallSchema = z
  .strictObject({
    after: durationSchema.describe('How long after the missed vote the same content may be called again …'),
    within: durationSchema.describe('… and for how long from then on.'),
    quorum: conditionSchema.exactOptional().describe('The quorum of the second call; left out: none.'),
  })
  .meta({ id: 'SecondCall' });

/** When what was rejected may come again (shared/charters.md 24). */
export const retablingSchema = z
  .strictObject({
    after: durationSchema.describe('Cooling-off after a rejection.'),
    same: z
      .enum(['actions', 'subjects'])
      .default('actions')
      .describe(
        'What makes it the same matter: the very same actions, or the same kinds of action on the same subjects.',
      ),
  })
  .meta({ id: 'Retabling' });

/** Taking a matter out of this track, such as a call for a meeting (shared/charters.md 11). */
export const referralSchema = z
  .strictObject({
    demands: z.int().min(1).max(200).describe('Members of the electorate that must demand it.'),
    to: z.string().max(40).describe('The track by which the matter is to be tabled instead.'),
  })
  .meta({ id: 'Referral' });
