import { z } from 'zod';
import { CHOICES } from '../../states.js';
import { durationSchema } from '../durations.js';

/** Secret ballots by commit and reveal (R26). */
export const secretSchema = z
  .strictObject({
    reveal: durationSchema.describe(
      'Time to reveal after the window. A ballot that is not revealed counts as taking part and never as a yes.',
    ),
  })
  .meta({ id: 'Secret' });

/** Changing one's vote (shared/charters.md 21). */
export const changeableSchema = z
  .strictObject({
    until: durationSchema
      .default('PT0S')
      .describe('A ballot may be changed until so long before the end of the window.'),
  })
  .meta({ id: 'Changeable' });

/** Handing one's ballot to another member (R27, shared/charters.md 12). */
export const delegationSchema = z
  .strictObject({
    longest: durationSchema.describe('Longest time for which a delegation may be given.'),
    perHolder: z
      .int()
      .min(1)
      .max(200)
      .default(1)
      .describe('How many delegations one member may hold at a time.'),
    countsAsPresent: z
      .boolean()
      .default(true)
      .describe('Whether a member whose ballot is cast by delegation counts as taking part in the quorum.'),
    within: z
      .enum(['anyone', 'group', 'kind'])
      .default('anyone')
      .describe(
        'To whom: any member of the electorate, an affiliate, or a member of the same participant kind.',
      ),
  })
  .meta({ id: 'Delegation' });

/** Votes of a choice that must give their reasons. */
export const reasonedSchema = z
  .array(z.enum(CHOICES))
  .min(1)
  .max(3)
  .describe('Choices that must come with a reason: an objection without one is not valid.');

/** Elections among candidates instead of a yes or no (shared/charters.md 18). */
export const electionSchema = z
  .strictObject({
    method: z
      .enum(['approval', 'plurality', 'ranked'])
      .describe(
        'Approval: any number of candidates each; plurality: as many as there are seats; ranked: in order, the last candidate eliminated round by round.',
      ),
    tie: z
      .enum(['fails', 'chair', 'lot'])
      .default('fails')
      .describe(
        'Candidates with equal support at the border: nobody is elected there; the chair’s ballot decides; or a lot reproducible from the proposal’s id, which everybody knows before the vote.',
      ),
  })
  .meta({ id: 'Election' });
