import { OUTCOMES } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';
import { memberIdSchema, proposalIdSchema } from './scalars.js';

/** An exact fraction; both parts as decimal digits, since they may exceed what a number holds. */
const ratioSchema = z.object({ numerator: z.string(), denominator: z.string() }).meta({ id: 'Ratio' });

const memberPowerSchema = z.object({
  memberId: memberIdSchema,
  /** Share of all swings (Banzhaf); left out where nobody ever makes a difference. */
  banzhaf: ratioSchema.exactOptional(),
  shapleyShubik: ratioSchema,
});

/** Power by one track among the members as they stand. */
const trackPowerSchema = z.object({
  trackId: z.string(),
  /** By member id; left out where counting would take too long. */
  members: z.array(memberPowerSchema).exactOptional(),
  smallestWinning: z.int().exactOptional(),
  smallestBlocking: z.int().exactOptional(),
});

const concentrationSchema = z.object({
  gini: ratioSchema,
  herfindahl: ratioSchema,
  /** Least number of holders with more than half of all weight; left out where nobody has any. */
  nakamoto: z.int().exactOptional(),
});

/** Participation and power (R25, R27), from the ledger as it stands. */
export const measuresSchema = z
  .object({
    votes: z.int(),
    turnout: z.array(
      z.object({
        memberId: memberIdSchema,
        eligible: z.int(),
        tookPart: z.int(),
        abstained: z.int(),
        delegated: z.int(),
        silentSince: z.int(),
        turnout: ratioSchema.exactOptional(),
      }),
    ),
    /** Of members' own weights. */
    members: concentrationSchema,
    /** The same, with affiliates together (R24). */
    groups: concentrationSchema,
    tracks: z.array(trackPowerSchema),
  })
  .meta({ id: 'Measures' });
export type Measures = z.infer<typeof measuresSchema>;

/** What a proposed charter would have done to past votes, and would do to everyone's power (R23). */
export const whatIfSchema = z
  .object({
    votes: z.array(
      z.object({
        proposalId: proposalIdSchema,
        title: z.string(),
        before: z.enum(OUTCOMES),
        /** Left out where the charter would have no track for it. */
        after: z.enum(OUTCOMES).exactOptional(),
        changed: z.boolean(),
      }),
    ),
    tracks: z.array(
      z.object({
        trackId: z.string(),
        members: z.array(
          z.object({
            memberId: memberIdSchema,
            /** Shapley–Shubik index; left out where the member is no elector. */
            before: ratioSchema.exactOptional(),
            after: ratioSchema.exactOptional(),
            change: ratioSchema,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'WhatIf' });
export type WhatIfView = z.infer<typeof whatIfSchema>;
