import type { CaseAppealPayload } from '@fabric-governance/chaincode/governance/records/actions';
import {
  CASE_STATES,
  type CaseRecord,
  type FindingDuty,
  type FindingTerms,
  VERDICTS,
} from '@fabric-governance/chaincode/governance/records/cases';
import { z } from 'zod';
import { cursorSchema, pageQuerySchema } from './cursor.js';
import { documentReferenceSchema } from './admission.js';
import { caseIdSchema, memberIdSchema, millisSchema, personIdSchema, sha256Schema } from './scalars.js';

/** A side's appeal against a finding (R31). */
export const caseAppealSchema = z.object({
  caseId: caseIdSchema,
  complainant: memberIdSchema,
  respondent: memberIdSchema,
  asks: z.enum(['set-aside', 'new-finding']),
  grounds: z.string(),
}) satisfies z.ZodType<CaseAppealPayload>;

const statementSchema = z.object({
  text: z.string(),
  documents: z.array(documentReferenceSchema),
  personId: personIdSchema,
  at: millisSchema,
});

const findingDutySchema = z.object({
  id: z.string(),
  text: z.string(),
  memberId: memberIdSchema,
  personId: personIdSchema.exactOptional(),
  owedTo: memberIdSchema.exactOptional(),
  due: z.union([z.object({ at: millisSchema }), z.object({ after: z.string() })]),
  shows: z.string().exactOptional(),
}) satisfies z.ZodType<FindingDuty>;

const verdictParts = {
  round: z.int(),
  verdict: z.enum(VERDICTS),
  reasons: z.string(),
  remedies: z.array(z.string()),
  penalties: z.array(z.string()),
  obligations: z.array(findingDutySchema).exactOptional(),
} as const;

const findingSchema = z.object({
  ...verdictParts,
  matter: sha256Schema,
  people: z.array(personIdSchema),
  at: millisSchema,
});

/** What people of the finding body agree on. */
const findingTermsSchema = z.object({
  caseId: caseIdSchema,
  ...verdictParts,
}) satisfies z.ZodType<FindingTerms>;

/** A dispute between two members. */
export const caseSchema = z
  .object({
    schemaVersion: z.literal(1),
    id: caseIdSchema,
    charterVersion: z.int(),
    title: z.string(),
    complainant: memberIdSchema,
    respondent: memberIdSchema,
    complaint: statementSchema,
    state: z.enum(CASE_STATES),
    replyUntil: millisSchema,
    reply: statementSchema.exactOptional(),
    findUntil: millisSchema,
    round: z.int(),
    finding: findingSchema.exactOptional(),
    setAside: z.array(findingSchema).exactOptional(),
    appealUntil: millisSchema.exactOptional(),
    endedAt: millisSchema.exactOptional(),
  })
  .meta({ id: 'Case' }) satisfies z.ZodType<CaseRecord>;

/** Which page of which disputes. */
export const caseQuerySchema = pageQuerySchema.extend({ state: z.enum(CASE_STATES).optional() });
export type CaseQuery = z.infer<typeof caseQuerySchema>;

/** Disputes, newest first, with the findings on which people have begun to agree. */
export const casePageSchema = z
  .object({
    cases: z.array(
      z
        .object({
          record: caseSchema,
          pending: z.array(z.object({ terms: findingTermsSchema, people: z.array(personIdSchema) })),
        })
        .meta({ id: 'CaseView' }),
    ),
    total: z.int(),
    nextCursor: cursorSchema.exactOptional(),
  })
  .meta({ id: 'CasePage' });
export interface CasePage {
  readonly cases: readonly CaseView[];
  readonly total: number;
  readonly nextCursor?: string;
}

export interface CaseView {
  readonly record: CaseRecord;
  readonly pending: readonly PendingFinding[];
}

/** A finding that is not made yet, and who agrees on it. */
export interface PendingFinding {
  readonly terms: FindingTerms;
  readonly people: readonly z.output<typeof personIdSchema>[];
}
