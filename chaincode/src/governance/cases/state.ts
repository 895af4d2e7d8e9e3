import type { Charter } from '../charter.js';
import type { CaseRecord, CaseState } from '../records/cases.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

export type CaseRules = NonNullable<Charter['cases']>;

/** The charter's rules about disputes; PART_NOT_USED where it has none. */
export function caseRules({ cases }: Charter): Verdict<CaseRules> {
  return cases === undefined ? refuse('PART_NOT_USED', { part: 'cases' }) : accept(cases);
}

/** CASE_WRONG_STATE, unless the case stands in one of the states. */
export function needCaseState(
  { id, state }: CaseRecord,
  ...needed: readonly CaseState[]
): Refused | undefined {
  if (needed.includes(state)) return undefined;
  return refuse('CASE_WRONG_STATE', { caseId: id, state, needed: needed.join(' ') });
}
