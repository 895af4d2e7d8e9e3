import { z } from 'zod';
import { accountsSchema, interventionsSchema, regulatorSchema } from './accounts.js';
import { bodySchema } from './bodies.js';
import { calendarSchema } from './calendars.js';
import { durationSchema, fixedDurationSchema } from './durations.js';
import { membershipSchema } from './membership.js';
import { casesSchema, meritSchema } from './merit.js';
import { phasesSchema } from './network-phases.js';
import { obligationsSchema, releasesSchema } from './releases.js';
import { dutiesSchema, roleSchema } from './roles.js';
import { byId, idSchema, localTextSchema, shareSchema } from './scalars.js';
import { trackSchema } from './track/track.js';

/** Network actions: who must attest, how often, how long (R33, R34). */
const executionSchema = z
  .strictObject({
    attestations: shareSchema.describe(
      'Share of the active voting members whose agents must attest a network action (R33).',
    ),
    attempts: z.int().min(1).max(20).describe('How often a failed execution may be tried in all.'),
    attemptTimeout: fixedDurationSchema.describe(
      'How long one attempt may take before anyone may record it as failed; never zero.',
    ),
    backOff: fixedDurationSchema.describe('Pause before the next attempt.'),
  })
  .meta({ id: 'Execution' });

/** Rules that only certain tracks may change (shared/charters.md 5). */
const entrenchmentSchema = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .max(200)
      .describe('A part of the charter, such as `tracks.constitution`; everything below it is meant too.'),
    tracks: z
      .array(idSchema)
      .min(1)
      .max(5)
      .describe(
        'An amendment that touches it must go by one of these tracks. Naming `tracks.x` with [x]: a rule changed only by its own bar.',
      ),
  })
  .meta({ id: 'Entrenchment' });

/** The charter: a versioned document whose rules are data (R19). Parts that are left out are features not used. */
export const charterSchema = z.strictObject({
  schemaVersion: z
    .literal(1)
    .describe('Version of this form of document; a charter’s own version stands beside it on the ledger.'),
  title: localTextSchema.describe('Its name, in both languages.'),
  textHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, 'SHA-256 in lower-case hex')
    .describe('SHA-256 of the natural-language text.'),
  clockTolerance: fixedDurationSchema.describe(
    'How far a transaction’s timestamp may be from an endorser’s clock; never zero, at most a day.',
  ),
  openProposalsPerMember: z.int().min(1).max(1000).describe('Open proposals that one institution may have.'),
  calendars: byId(calendarSchema, 20).exactOptional().describe('Calendars by id, at most 20.'),
  calendar: idSchema.exactOptional().describe('The calendar by which `business days` are counted.'),
  bodies: byId(bodySchema, 100).exactOptional().describe('Bodies by id (R3), at most 100.'),
  roles: byId(roleSchema, 100).describe('Roles by id, at most 100.'),
  duties: dutiesSchema
    .exactOptional()
    .describe('What every institution’s own rule must at least ask for (R2).'),
  tracks: byId(trackSchema, 100).describe('Tracks by id, at most 100: the rules per kind of matter (R20).'),
  actions: z
    .record(z.string().min(1).max(100), z.array(idSchema).min(1).max(20))
    .refine((actions) => Object.keys(actions).length <= 500, 'at most 500 of them')
    .describe(
      'Which action goes by which tracks; the first is the usual one. `kind/matter` is more specific than `kind` and wins.',
    ),
  entrenchment: z
    .array(entrenchmentSchema)
    .min(1)
    .max(50)
    .exactOptional()
    .describe('Parts that only certain tracks may amend.'),
  phases: phasesSchema.exactOptional().describe('What is allowed in each phase of the network (R6).'),
  membership: membershipSchema.exactOptional().describe('Coming and going (R7–R10).'),
  accounts: accountsSchema.exactOptional().describe('People’s accounts and keys (R14, R15).'),
  interventions: interventionsSchema.exactOptional(),
  regulator: regulatorSchema.exactOptional().describe('Powers that a regulator can be given (R5).'),
  releases: releasesSchema.exactOptional().describe('Releases and their rollout (R11).'),
  obligations: obligationsSchema.exactOptional().describe('Follow-up duties (R18).'),
  merit: meritSchema.exactOptional().describe('Rewards and penalties (R30).'),
  cases: casesSchema.exactOptional().describe('Disputes (R31).'),
  execution: executionSchema.describe('How network actions are carried out.'),
  cooling: durationSchema
    .exactOptional()
    .describe('After an amendment of this charter: time before the next one may be submitted.'),
});
export type Charter = z.infer<typeof charterSchema>;
