import { CHOICES } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';

const ranking = z.array(z.string()).optional();

/** What `Deliberation:read` answers: the own institution's private records. */
export const deliberationViewSchema = z.object({
  opinions: z.array(
    z.object({ personId: z.string(), choice: z.enum(CHOICES), text: z.string(), at: z.int() }),
  ),
  approvals: z.array(
    z.object({
      personId: z.string(),
      choice: z.enum(CHOICES).optional(),
      /** Of a secret ballot, instead of the choice. */
      commitment: z.string().optional(),
      ranking,
      round: z.literal('ratification').optional(),
      salt: z.string(),
    }),
  ),
  /** What the institution's secret ballots are to hide, by commitment. */
  prepared: z.array(
    z.object({
      commitment: z.string(),
      choice: z.enum(CHOICES),
      ranking,
      salt: z.string(),
      personId: z.string(),
      at: z.int(),
    }),
  ),
});
export type DeliberationView = z.infer<typeof deliberationViewSchema>;
export type Approval = DeliberationView['approvals'][number];
export type PreparedBallot = DeliberationView['prepared'][number];
