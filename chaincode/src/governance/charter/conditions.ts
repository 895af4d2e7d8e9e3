import { z } from 'zod';
import { idSchema, memberReferenceSchema } from './scalars.js';

/** What can be counted. */
export const COUNTS = ['yes', 'no', 'abstain', 'cast', 'taking-part', 'net'] as const;
export type Counted = (typeof COUNTS)[number];

/** What a count can be held against. */
export const BASES = [
  'seats',
  'electorate',
  'active',
  'taking-part',
  'cast',
  'yes',
  'no',
  'abstain',
] as const;
export type Base = (typeof BASES)[number];

const counting = {
  count: z
    .enum(COUNTS)
    .describe(
      'What is counted: `yes`, `no`, `abstain`; `cast` is yes + no; `taking-part` is yes + no + abstain, and ballots of a secret vote that were never revealed; `net` is yes − no.',
    ),
  measure: z.enum(['heads', 'weight']).describe('`heads`: one each; `weight`: the pinned weight (R20).'),
  comparator: z
    .enum(['gte', 'gt', 'lte', 'lt'])
    .describe('At least (`gte`), more than (`gt`), at most (`lte`), less than (`lt`).'),
};

const among = idSchema
  .exactOptional()
  .describe('Count and base only among members of this class: a participant kind or a class of seats.');

/** What is counted, in which measure, held against which part of which base (shared/charters.md 1, 2 and 7). */
export const floorSchema = z
  .strictObject({
    ...counting,
    numerator: z.int().min(0).max(10_000).describe('Numerator of the fraction of the base.'),
    denominator: z.int().min(1).max(10_000).describe('Denominator of the fraction of the base.'),
    base: z
      .enum(BASES)
      .describe(
        '`electorate`: all pinned members; `seats`: those and the vacant seats of the body; `active`: those that do not count as inactive, or take part; `taking-part`, `cast`, `yes`, `no`, `abstain`: as counted. An empty base fails.',
      ),
    among,
  })
  .meta({ id: 'Floor', description: 'A count compared with a fraction of a base.' });
export type Floor = z.infer<typeof floorSchema>;

/** A count compared with a fixed number: "at least three yes", "yes − no at least 2", "no objection". */
export const numberFloorSchema = z
  .strictObject({
    ...counting,
    number: z.int().min(0).max(1_000_000_000).describe('The number that the count is compared with.'),
    among,
  })
  .meta({ id: 'NumberFloor', description: 'A count compared with a fixed number.' });
export type NumberFloor = z.infer<typeof numberFloorSchema>;

/** Named institutions that must say yes. */
export const consentsSchema = z
  .strictObject({
    consents: z.array(memberReferenceSchema).min(1).max(50).describe('Members by id.'),
    least: z.int().min(1).max(50).describe('How many of them must vote yes.'),
  })
  .meta({ id: 'Consents', description: 'Named members, of whom so many must vote yes.' });
export type Consents = z.infer<typeof consentsSchema>;

/** One comparison that a condition is made of. */
export type Leaf = Floor | NumberFloor | Consents;

/** Comparisons joined by `all` or `any`; "double majority" is `all` of a heads and a weight floor. */
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] };
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      floorSchema,
      numberFloorSchema,
      consentsSchema,
      z.strictObject({ all: z.array(conditionSchema).min(1).max(8).describe('All of these must hold.') }),
      z.strictObject({ any: z.array(conditionSchema).min(1).max(8).describe('One of these must hold.') }),
    ]),
  )
  // Named, so that a description of it (OpenAPI) can refer to itself.
  .meta({
    id: 'Condition',
    description: 'A comparison, or `all` or `any` of up to eight conditions.',
  });
