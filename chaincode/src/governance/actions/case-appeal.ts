import { z } from 'zod';
import { dutiesWaived } from '../cases/duties.js';
import { caseRules, needCaseState } from '../cases/state.js';
import { changed, type Change } from '../change.js';
import { endOf } from '../calendar/deadline.js';
import type { CaseId } from '../ids.js';
import { memberIdSchema } from '../membership/member-schema.js';
import { ended } from '../penalties/end.js';
import type { CaseAppealPayload } from '../records/actions.js';
import type { CaseRecord, Finding } from '../records/cases.js';
import type { ProposalRecord } from '../records/proposals.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * A side's appeal against a finding (R31), drafted within the time for it and decided under the track for appeals. If it passes, the finding is set
 * aside, its penalties are annulled and its obligations waived; where a new finding is asked for, the body finds again, from the beginning.
 */
export const caseAppeal: ActionDefinition<CaseAppealPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    caseId: z
      .string()
      .regex(/^[0-9a-f]{64}$/u, '64 lower-case hex characters')
      .transform((text) => text as CaseId),
    complainant: memberIdSchema,
    respondent: memberIdSchema,
    asks: z.enum(['set-aside', 'new-finding']),
    grounds: z.string().min(1).max(2000),
  }),
  concerns: ({ complainant, respondent }) => [complainant, respondent],
  reads: ({ caseId, respondent }) => [
    { kind: 'case', prefix: [caseId], exact: true },
    { kind: 'penalty', prefix: [respondent] },
    { kind: 'obligation', prefix: [caseId] },
  ],
  plan(payload, state, { now, proposal }) {
    const appealed = appealedCase(payload, state, proposal);
    if (!appealed.ok) return appealed;
    const { record: before, finding } = appealed.value;
    const after = afterAppeal(appealed.value, payload, state, now);
    if (!after.ok) return after;
    const annulled = furtherRecords(state, 'penalty')
      .filter(({ source }) => source === finding.matter)
      .filter((penalty) => penalty.state === 'notice' || penalty.state === 'in-force')
      .flatMap((penalty): Change[] => ended(penalty, 'annulled', now));
    const waived = dutiesWaived(
      furtherRecords(state, 'obligation').filter((one) => one.caseId === before.id),
      { proposalId: proposal.id, at: now, reason: payload.grounds },
    );
    return accept([
      changed('case.set-aside', before, { kind: 'case', record: after.value }),
      ...annulled,
      ...waived,
    ]);
  },
};

interface Appealed {
  readonly record: CaseRecord;
  readonly finding: Finding;
}

/** CASE_NOT_FOUND, CASE_WRONG_STATE, APPEAL_NOT_YOURS, APPEAL_TOO_LATE: what counts is when the appeal was drafted. */
function appealedCase(
  { caseId, complainant, respondent }: CaseAppealPayload,
  state: GovernanceState,
  proposal: Pick<ProposalRecord, 'memberId' | 'createdAt'>,
): Verdict<Appealed> {
  const record = furtherRecords(state, 'case').find(({ id }) => id === caseId);
  if (record?.complainant !== complainant || record.respondent !== respondent) {
    return refuse('CASE_NOT_FOUND', { caseId });
  }
  const { finding, appealUntil = 0 } = record;
  const wrong = needCaseState(record, 'found', 'closed') ?? needSide(record, proposal.memberId);
  if (wrong !== undefined) return wrong;
  if (finding === undefined) throw new RangeError(`${caseId} is ${record.state} without a finding`);
  if (proposal.createdAt >= appealUntil) return refuse('APPEAL_TOO_LATE', { until: appealUntil });
  return accept({ record, finding });
}

function needSide({ complainant, respondent }: CaseRecord, memberId: string): Refused | undefined {
  const side = memberId === complainant || memberId === respondent;
  return side ? undefined : refuse('APPEAL_NOT_YOURS', { memberId });
}

function afterAppeal(
  { record, finding }: Appealed,
  { asks }: CaseAppealPayload,
  { charter }: GovernanceState,
  now: number,
): Verdict<CaseRecord> {
  const kept = withoutFinding(record);
  const setAside = [...(record.setAside ?? []), finding];
  if (asks === 'set-aside') return accept({ ...kept, state: 'set-aside', setAside, endedAt: now });
  const rules = caseRules(charter);
  if (!rules.ok) return rules;
  const findUntil = endOf(now, rules.value.findWithin, charter);
  return accept({ ...kept, state: 'open', setAside, findUntil, round: record.round + 1 });
}

/** A case as it was before anybody found. */
function withoutFinding(record: CaseRecord): CaseRecord {
  const { schemaVersion, id, charterVersion, title, complainant, respondent, complaint, reply } = record;
  const { state, replyUntil, findUntil, round } = record;
  return {
    ...{ schemaVersion, id, charterVersion, title, complainant, respondent, complaint, state, replyUntil },
    ...(reply === undefined ? {} : { reply }),
    findUntil,
    round,
  };
}
