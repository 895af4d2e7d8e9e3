import { z } from 'zod';
import { idSchema } from '../charter/scalars.js';
import { memberIdSchema } from '../membership/member-schema.js';
import type { PenaltyKey, PenaltyRecord } from '../records/penalties.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';

/** What names a penalty in a proposal. */
export const penaltyKeySchema = z.strictObject({
  memberId: memberIdSchema,
  penaltyId: idSchema,
  source: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, '64 lower-case hex characters')
    .transform((text) => text as PenaltyKey['source']),
});

/** The penalty that an action names; PENALTY_NOT_FOUND otherwise. */
export function findPenalty(
  { memberId, penaltyId, source }: PenaltyKey,
  state: GovernanceState,
): Verdict<PenaltyRecord> {
  const found = furtherRecords(state, 'penalty').find(
    (one) => one.memberId === memberId && one.penaltyId === penaltyId && one.source === source,
  );
  return found === undefined ? refuse('PENALTY_NOT_FOUND', { memberId, penaltyId }) : accept(found);
}
