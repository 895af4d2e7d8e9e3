import { z } from 'zod';
import { PERMISSIONS } from './permissions.js';

/** Words in both languages of the console. */
export const localTextSchema = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
export type LocalText = z.infer<typeof localTextSchema>;

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u, 'lower-case words joined by -')
  .max(40);

/** An ISO 8601 duration of days, hours, minutes and seconds, e.g. `P7D`, `PT30S`. */
export const durationSchema = z
  .string()
  .regex(
    /^P(?=.)(\d{1,4}D)?(T(?=.)(\d{1,4}H)?(\d{1,5}M)?(\d{1,6}S)?)?$/u,
    'an ISO 8601 duration such as P7D or PT30S',
  );

/** What is counted, in which measure, held against which part of which base (shared/charters.md 1 and 2). */
export const floorSchema = z.strictObject({
  /** What is counted. `taking-part` is yes + no + abstain. */
  count: z.enum(['yes', 'no', 'abstain', 'taking-part']),
  /** `heads`: one each; `weight`: the pinned weight (R20). */
  measure: z.enum(['heads', 'weight']),
  /** `gte`/`lte`: at least / at most the fraction of the base; `gt`/`lt`: more / less than it. */
  comparator: z.enum(['gte', 'gt', 'lte', 'lt']),
  numerator: z.int().min(0).max(10_000),
  denominator: z.int().min(1).max(10_000),
  /** `electorate`: all pinned members; `taking-part`: yes + no + abstain; `cast`: yes + no. An empty base fails. */
  base: z.enum(['electorate', 'taking-part', 'cast']),
});
export type Floor = z.infer<typeof floorSchema>;

/** Floors joined by `all` or `any`; "double majority" is `all` of a heads and a weight floor. */
export type Condition = Floor | { all: Condition[] } | { any: Condition[] };
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      floorSchema,
      z.strictObject({ all: z.array(conditionSchema).min(1).max(8) }),
      z.strictObject({ any: z.array(conditionSchema).min(1).max(8) }),
    ]),
  )
  // Named, so that a description of it (OpenAPI) can refer to itself.
  .meta({ id: 'Condition' });

/** The rules for one kind of matter (R20). */
export const trackSchema = z.strictObject({
  title: localTextSchema,
  /** Sponsors from other institutions that a draft needs before it goes to notice. */
  sponsors: z.int().min(0).max(20).default(0),
  /** Between submission and the opening of the vote. */
  notice: durationSchema,
  /** Length of the voting window. */
  voting: durationSchema,
  /** Between approval and execution; never zero. */
  delay: durationSchema,
  /** After the delay: how long the decision may still be executed before it expires. */
  grace: durationSchema,
  /** Decide as soon as no outstanding ballot can change the outcome (R28). Ballots are final. */
  earlyDecision: z.boolean().default(true),
  /** What must hold for the vote to count at all; left out: no quorum of its own. */
  quorum: conditionSchema.optional(),
  /** What must hold for the proposal to pass. */
  threshold: conditionSchema,
});
export type Track = z.infer<typeof trackSchema>;

export const roleSchema = z.strictObject({
  title: localTextSchema,
  permissions: z.array(z.enum(PERMISSIONS)),
  /** Roles that the same person must not hold at the same time. */
  excludes: z.array(id).default([]),
});
export type Role = z.infer<typeof roleSchema>;

/** The charter: a versioned document whose rules are data (R19). */
export const charterSchema = z.strictObject({
  schemaVersion: z.literal(1),
  title: localTextSchema,
  /** SHA-256 of the natural-language text, lower-case hex. */
  textHash: z.string().regex(/^[0-9a-f]{64}$/u, 'SHA-256 in lower-case hex'),
  /** How far a transaction's timestamp may be from an endorser's clock. */
  clockTolerance: durationSchema,
  /** Open proposals (draft to executing) that one institution may have. */
  openProposalsPerMember: z.int().min(1).max(1000),
  roles: z.record(id, roleSchema),
  tracks: z.record(id, trackSchema),
  /** Which action goes by which tracks; the first is the usual one. */
  actions: z.record(z.string(), z.array(id).min(1)),
  execution: z.strictObject({
    /** Share of the active voting members whose agents must attest a network action (R33). */
    attestations: z.strictObject({ numerator: z.int().min(1), denominator: z.int().min(1) }),
    /** How often a failed execution may be tried in all. */
    attempts: z.int().min(1).max(20),
    /** How long one attempt may take before anyone may record it as failed. */
    attemptTimeout: durationSchema,
    /** Pause before the next attempt. */
    backOff: durationSchema,
  }),
});
export type Charter = z.infer<typeof charterSchema>;
