import { z } from 'zod';
import { PARTICIPANT_KINDS } from '../../states.js';
import { idSchema, shareSchema } from '../scalars.js';

/** Who decides, with which weight, and when that is fixed (shared/charters.md 2, 15 and 20). */
export const electorateSchema = z
  .strictObject({
    body: idSchema
      .exactOptional()
      .describe('The body whose institutions decide; left out: every active member that votes.'),
    kinds: z
      .array(z.enum(PARTICIPANT_KINDS))
      .min(1)
      .max(7)
      .exactOptional()
      .describe('Only members of these participant kinds.'),
    fixed: z
      .enum(['submission', 'opening', 'closing'])
      .default('submission')
      .describe(
        'The moment at which members and weights are pinned (R21). Fixed at `closing` there is no early decision.',
      ),
    weight: z.enum(['own', 'equal']).default('own').describe('`own`: each member’s weight; `equal`: 1 each.'),
    caps: z
      .strictObject({
        member: shareSchema.exactOptional().describe('Most that one member may have of all counted weight.'),
        group: shareSchema
          .exactOptional()
          .describe(
            'Most that one group of affiliates may have of all counted weight; who has no affiliates is a group of one.',
          ),
      })
      .exactOptional()
      .describe('Caps on weight (R24). How they are apportioned: docs/governance.md.'),
    affiliates: z
      .strictObject({
        split: z
          .enum(['majority', 'abstain'])
          .describe(
            'What a group says whose members differ: what most of its weight says (an even split: abstain), or abstain.',
          ),
      })
      .exactOptional()
      .describe('Affiliates have one merged vote: one head, and the group’s weight undivided.'),
  })
  .meta({ id: 'Electorate' });
