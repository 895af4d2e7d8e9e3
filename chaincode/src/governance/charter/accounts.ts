import { z } from 'zod';
import { jointActSchema } from './bodies.js';
import { durationSchema } from './durations.js';
import { idSchema } from './scalars.js';

/** People's accounts and keys (R14, R15). */
export const accountsSchema = z
  .strictObject({
    lockWindow: durationSchema
      .default('P3D')
      .describe(
        'After a key reset was granted: time in which the old key can cancel it and neither key acts (R15).',
      ),
    resetBy: z
      .strictObject({
        people: z.int().min(1).max(50).describe('So many other people of the same institution …'),
      })
      .exactOptional()
      .describe('… may grant a reset without a vote; left out: a reset needs a vote.'),
    keptBy: z
      .strictObject({
        people: z
          .int()
          .min(1)
          .max(50)
          .describe(
            'So many people of an institution together register, renew, lock, unlock and close its accounts (two at least where maker is not checker) …',
          ),
        roles: z
          .array(idSchema)
          .max(100)
          .default([])
          .describe('… and may give these roles with a registration; any other role needs a vote.'),
      })
      .exactOptional()
      .describe('Whether institutions keep their own accounts; left out: every change of one needs a vote.'),
    longestValidity: durationSchema
      .exactOptional()
      .describe(
        'Longest time for which an account is valid before it must be renewed; left out: without end.',
      ),
    longestFreeze: durationSchema
      .exactOptional()
      .describe('Longest time for which an intervention freezes an account; left out: until it is undone.'),
  })
  .meta({ id: 'Accounts' });

/** What may be done to whom without a vote before it (R16, J 17.3.2): by several people, recorded, and reviewed. */
export const interventionSchema = z
  .strictObject({
    by: jointActSchema.describe('Who may do it: powers are spread over several people.'),
    longest: durationSchema.exactOptional().describe('Longest time it lasts; left out: until it is undone.'),
    review: z
      .strictObject({
        track: z.string().max(40).describe('The track by which the committee reviews it …'),
        within: durationSchema.describe('… within so long; otherwise it ends.'),
      })
      .exactOptional()
      .describe('The review that must follow; required for what concerns the whole system.'),
    recoveryPlan: z
      .boolean()
      .default(false)
      .describe('Whether the hash of a recovery plan must come with it.'),
  })
  .meta({ id: 'Intervention' });

/** Kinds of intervention. */
export const INTERVENTIONS = [
  'freeze-person',
  'lock-person',
  'suspend-member',
  'suspend-node',
  'pause-system',
  'terminate-system',
] as const;
export type InterventionKind = (typeof INTERVENTIONS)[number];

export const interventionsSchema = z
  .partialRecord(z.enum(INTERVENTIONS), interventionSchema)
  .describe(
    'By kind of intervention: who may do it, for how long, and what follows. A kind left out needs a vote.',
  );

/** Powers that a vote can give a regulator, for a time (R5). */
export const REGULATOR_POWERS = ['hold', 'freeze-person', 'suspend-node', 'demand-report'] as const;
export type RegulatorPower = (typeof REGULATOR_POWERS)[number];

export const regulatorSchema = z
  .strictObject({
    powers: z
      .partialRecord(
        z.enum(REGULATOR_POWERS),
        z.strictObject({
          longest: durationSchema.describe('Longest time for which it is granted.'),
          people: z
            .int()
            .min(1)
            .max(50)
            .exactOptional()
            .describe('So many of the regulator’s people use it together; left out: one.'),
        }),
      )
      .describe(
        'Powers that a vote may grant, each bounded and expiring. What is done by one ends with it. Reading everything needs no grant.',
      ),
  })
  .meta({ id: 'Regulator' });
