import { bodySchema } from '@fabric-governance/chaincode/governance/charter/bodies';
import type { SeatRecord } from '@fabric-governance/chaincode/governance/records/bodies';
import { z } from 'zod';
import { memberIdSchema, millisSchema, personIdSchema } from './scalars.js';

export const seatRecordSchema = z
  .object({
    schemaVersion: z.literal(1),
    bodyId: z.string(),
    seatClass: z.string(),
    number: z.int(),
    memberId: memberIdSchema,
    personId: personIdSchema.exactOptional(),
    since: millisSchema,
    until: millisSchema.exactOptional(),
    terms: z.int(),
  })
  .meta({ id: 'SeatRecord' }) satisfies z.ZodType<SeatRecord>;

/** A body of the charter in force (R3), with who belongs to it now. */
export const bodyViewSchema = z
  .object({
    id: z.string(),
    body: bodySchema,
    institutions: z.array(memberIdSchema),
    people: z.array(personIdSchema),
    /** Held seats; a seat of the charter that is not here is vacant. */
    seats: z.array(seatRecordSchema),
  })
  .meta({ id: 'BodyView' });
export type BodyView = z.infer<typeof bodyViewSchema>;
export const bodyListSchema = z.array(bodyViewSchema);
