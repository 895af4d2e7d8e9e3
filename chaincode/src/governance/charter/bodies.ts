import { z } from 'zod';
import { PARTICIPANT_KINDS } from '../states.js';
import { durationSchema } from './durations.js';
import { idSchema, localTextSchema, memberReferenceSchema, personReferenceSchema } from './scalars.js';

/** What a body is for (R3): a committee decides, a security body guards, teams execute, others advise. */
export const BODY_PURPOSES = ['decides', 'guards', 'executes', 'advises'] as const;

const kinds = z.array(z.enum(PARTICIPANT_KINDS)).min(1).max(7);

/** How long a seat is held and how often in a row (shared/charters.md 10). */
export const termSchema = z.strictObject({
  length: durationSchema.describe('Length of a term.'),
  cohorts: z
    .int()
    .min(1)
    .max(12)
    .default(1)
    .describe('Cohorts that end one after the other; 1: all together.'),
  mostConsecutive: z.int().min(1).max(20).exactOptional().describe('Most terms in a row for one holder.'),
});

/** Seats of one class in a body (shared/charters.md 9). */
export const seatSchema = z
  .strictObject({
    title: localTextSchema.describe('Its name, in both languages.'),
    number: z.int().min(1).max(200).exactOptional().describe('How many there are …'),
    onePer: z
      .strictObject({
        members: z.int().min(1).max(200).describe('One seat for so many active members …'),
        least: z.int().min(0).max(200).describe('… but at least so many …'),
        most: z.int().min(1).max(200).describe('… and at most so many.'),
      })
      .exactOptional()
      .describe('… or how they grow with the membership.'),
    filledBy: z.enum(['appointment', 'election', 'ex-officio']).describe('Who fills them.'),
    role: idSchema.exactOptional().describe('Ex officio: the role whose holder sits here.'),
    kinds: kinds.exactOptional().describe('Participant kinds that may hold such a seat; left out: any.'),
    term: termSchema.exactOptional().describe('Left out: for an indefinite time.'),
    until: z.iso.datetime().exactOptional().describe('The moment from which the seat no longer exists.'),
  })
  .meta({ id: 'Seat' });

/** Who belongs to a body. */
export const membershipOfBodySchema = z
  .discriminatedUnion('of', [
    z.strictObject({
      of: z.literal('members').describe('Institutions.'),
      kinds: kinds.exactOptional().describe('Of these participant kinds; left out: of any.'),
      list: z
        .array(memberReferenceSchema)
        .min(1)
        .max(200)
        .exactOptional()
        .describe('These and no others; left out: all active members.'),
    }),
    z.strictObject({
      of: z.literal('role').describe('Whoever holds a role.'),
      role: idSchema.describe('The role.'),
    }),
    z.strictObject({
      of: z.literal('people').describe('Named people.'),
      list: z.array(personReferenceSchema).min(1).max(200).describe('Their ids.'),
    }),
    z
      .strictObject({
        of: z.literal('seats').describe('Holders of seats.'),
        seats: z
          .record(idSchema, seatSchema)
          .refine((seats) => Object.keys(seats).length <= 50, 'at most 50 of them')
          .describe('Classes of seats by id, at most 50; holders stand on the ledger.'),
      })
      .describe('Holders of seats.'),
  ])
  .meta({ id: 'BodyMembership' });

/** A body of the consortium (R3): an electorate, or people who act together. */
export const bodySchema = z
  .strictObject({
    title: localTextSchema.describe('Its name, in both languages.'),
    purpose: z.enum(BODY_PURPOSES).describe('It decides, guards, executes or advises (R3).'),
    membership: membershipOfBodySchema.describe('Who belongs to it.'),
    chair: idSchema
      .exactOptional()
      .describe(
        'The role whose holder chairs it; the holder’s institution has the casting vote where a track gives one.',
      ),
  })
  .meta({ id: 'Body' });
export type Body = z.infer<typeof bodySchema>;
export type BodyMembership = z.infer<typeof membershipOfBodySchema>;
export type Seat = z.infer<typeof seatSchema>;

/** An act of several people of a body together: m of n, from several institutions (R16, J 17.3.2). */
export const jointActSchema = z
  .strictObject({
    body: idSchema.describe('The body whose people act.'),
    people: z.int().min(1).max(50).describe('How many of them are needed.'),
    institutions: z
      .int()
      .min(1)
      .max(50)
      .default(1)
      .describe('From how many different institutions they must come.'),
  })
  .meta({ id: 'JointAct', description: 'So many people of a body, from so many institutions, together.' });
export type JointAct = z.infer<typeof jointActSchema>;
