import type { DataSetRecord } from '@fabric-governance/chaincode/governance/records/data-sets';
import { z } from 'zod';
import { documentReferenceSchema } from './admission.js';
import { localTextSchema, memberIdSchema, millisSchema, proposalIdSchema } from './scalars.js';

/** What the action `data.rule` carries. */
export const dataRulesPayloadSchema = z.object({
  id: z.string(),
  title: localTextSchema,
  providers: z.array(memberIdSchema),
  uses: z.array(z.object({ memberId: memberIdSchema.exactOptional(), purposes: z.array(z.string()) })),
  terms: documentReferenceSchema,
  until: millisSchema.exactOptional(),
});

/** A data set and who may provide and use it (R17). */
export const dataSetSchema = dataRulesPayloadSchema
  .extend({
    schemaVersion: z.literal(1),
    proposalId: proposalIdSchema,
    since: millisSchema,
    withdrawn: z
      .object({ at: millisSchema, reason: z.string(), proposalId: proposalIdSchema })
      .exactOptional(),
  })
  .meta({ id: 'DataSet' }) satisfies z.ZodType<DataSetRecord>;
export const dataSetListSchema = z.array(dataSetSchema);
