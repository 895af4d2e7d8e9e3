import { z } from 'zod';
import { PERMISSIONS } from '../authority/permissions.js';
import { idSchema, localTextSchema } from './scalars.js';

export const roleSchema = z
  .strictObject({
    title: localTextSchema.describe('Its name, in both languages.'),
    permissions: z.array(z.enum(PERMISSIONS)).max(50).describe('What its holder may do.'),
    excludes: z
      .array(idSchema)
      .max(100)
      .default([])
      .describe('Roles that the same person must not hold at the same time (separation of duties).'),
  })
  .meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;

/** What every institution's own rule must at least ask for (R2, J 13.4). */
export const dutiesSchema = z
  .strictObject({
    leastApprovals: z
      .int()
      .min(0)
      .max(50)
      .default(0)
      .describe('Approvals that every institution’s own rule must ask for.'),
    makerIsNotChecker: z
      .boolean()
      .default(false)
      .describe('Whether in every institution the caster’s own approval counts for nothing.'),
    drafterIsNotApprover: z
      .boolean()
      .default(false)
      .describe('Whether who drafted a proposal may not approve the institution’s ballot on it.'),
  })
  .meta({ id: 'Duties' });
