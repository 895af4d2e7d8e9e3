import { CHOICES } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';

/** What `Deliberation:read` answers: the own institution's private records. */
export const deliberationViewSchema = z.object({
  opinions: z.array(
    z.object({ personId: z.string(), choice: z.enum(CHOICES), text: z.string(), at: z.int() }),
  ),
  approvals: z.array(z.object({ personId: z.string(), choice: z.enum(CHOICES), salt: z.string() })),
});
export type DeliberationView = z.infer<typeof deliberationViewSchema>;
