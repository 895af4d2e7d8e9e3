import { z } from 'zod';

/** Words in both languages of the console. */
export const localTextSchema = z.strictObject({
  en: z.string().min(1).max(2000).describe('In English.'),
  zh: z.string().min(1).max(2000).describe('In Chinese.'),
});
export type LocalText = z.infer<typeof localTextSchema>;

/** What the charter calls something by: a role, a track, a body, a calendar. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u, 'lower-case words joined by -')
  .max(40)
  .meta({
    id: 'Id',
    description: 'Lower-case words and numbers joined by `-`, the first a word: `aurora-bank`.',
  });

/** Parts of a kind by id, at most so many of them. */
export function byId<Part extends z.ZodType>(part: Part, most: number): z.ZodRecord<typeof idSchema, Part> {
  return z
    .record(idSchema, part)
    .refine((parts) => Object.keys(parts).length <= most, `at most ${most.toString()} of them`);
}

/** The id of a member institution inside the charter. */
export const memberReferenceSchema = idSchema;

/** The id of a person inside the charter: `<member id>.<short name>`. */
export const personReferenceSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/u, '<member id>.<short name>')
  .max(80);

/** A part of a whole, never more than all of it. Fractions, never percentages: 55 % of 11 demands 7 where more than half demands 6. */
export const shareSchema = z
  .strictObject({
    numerator: z.int().min(1).max(1000).describe('Parts taken.'),
    denominator: z.int().min(1).max(1000).describe('Parts of the whole.'),
  })
  .refine(({ numerator, denominator }) => numerator <= denominator, 'at most the whole')
  .meta({ id: 'Share', description: 'A part of a whole, as a fraction of at most 1.' });
export type Share = z.infer<typeof shareSchema>;
