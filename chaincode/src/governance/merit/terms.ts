import { z } from 'zod';
import { idSchema } from '../charter/scalars.js';
import { memberIdSchema } from '../membership/member-schema.js';

/** The shape of an award, in a proposal and in what people of a body agree on. */
export const awardTermsSchema = z.strictObject({
  memberId: memberIdSchema,
  reasonId: idSchema,
  note: z.string().min(1).max(2000),
});
