import { REGULATOR_POWERS } from '@fabric-governance/chaincode/governance/charter/accounts';
import type { PowerRecord } from '@fabric-governance/chaincode/governance/records/powers';
import { z } from 'zod';
import { memberIdSchema, millisSchema, proposalIdSchema } from './scalars.js';

/** A power that a vote has given to a regulator, for a time (R5). */
const powerSchema = z
  .object({
    schemaVersion: z.literal(1),
    memberId: memberIdSchema,
    power: z.enum(REGULATOR_POWERS),
    since: millisSchema,
    until: millisSchema,
    over: z.array(memberIdSchema).exactOptional(),
    proposalId: proposalIdSchema,
  })
  .meta({ id: 'Power' }) satisfies z.ZodType<PowerRecord>;
export const powerListSchema = z.array(powerSchema);
