import { reasonSchema } from '../actions/reason.js';
import { changed, type Change } from '../change.js';
import type { Millis, ProposalId } from '../ids.js';
import { dutySchema, planObligation } from '../obligations/impose.js';
import { isSettled } from '../obligations/standing.js';
import type { CaseRecord, FindingDuty } from '../records/cases.js';
import type { ObligationRecord } from '../records/obligations.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';

/** What a finding lays upon a side, as it comes in: what is to be done, until when, and what the evidence must show. */
export const findingDutySchema = dutySchema.extend({ shows: reasonSchema.exactOptional() });

/** What the duties of a finding are checked against. */
export interface DutyState {
  readonly record: CaseRecord;
  /** Obligations that findings of the same case have laid before. */
  readonly earlier: readonly ObligationRecord[];
  readonly state: GovernanceState;
}

/**
 * The obligations that a finding lays upon the sides of the case (R31): they stand under the case, each by a name that no finding of it has
 * used. OBLIGATION_NOT_OF_SIDE, OBLIGATION_EXISTS, and what any obligation is refused for.
 */
export function planDuties(
  { record, earlier, state }: DutyState,
  duties: readonly FindingDuty[],
  now: Millis,
): Verdict<readonly Change[]> {
  const changes: Change[] = [];
  for (const [index, { shows, ...duty }] of duties.entries()) {
    const { id: obligation, memberId } = duty;
    if (memberId !== record.complainant && memberId !== record.respondent) {
      return refuse('OBLIGATION_NOT_OF_SIDE', { obligation, memberId });
    }
    const before = [...earlier, ...duties.slice(0, index)];
    if (before.some(({ id }) => id === obligation)) {
      return refuse('OBLIGATION_EXISTS', { proposalId: record.id, obligation });
    }
    const occasion = { proposalId: record.id, caseId: record.id, ...(shows === undefined ? {} : { shows }) };
    const planned = planObligation(duty, occasion, { state, now });
    if (!planned.ok) return planned;
    changes.push(planned.value);
  }
  return accept(changes);
}

/** What is left of a finding's obligations goes with it when an appeal sets it aside. */
export function dutiesWaived(
  obligations: readonly ObligationRecord[],
  waiver: { readonly proposalId: ProposalId; readonly at: Millis; readonly reason: string },
): readonly Change[] {
  return obligations
    .filter((one) => !isSettled(one))
    .map((before) => {
      const record: ObligationRecord = { ...before, state: 'waived', waiver };
      return changed('obligation.waived', before, { kind: 'obligation', record });
    });
}
