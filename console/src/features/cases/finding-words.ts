import type { FindingDuty, FindingTerms } from '@fabric-governance/chaincode/governance/records/cases';
import { type DutyValues, EMPTY_DUTY } from './duty.js';

/** What a person of the finding body has entered so far. */
export interface FindingWords extends Pick<FindingTerms, 'verdict' | 'reasons' | 'remedies' | 'penalties'> {
  readonly obligations: readonly FindingDuty[];
  /** One more obligation, not added yet. */
  readonly draft: DutyValues;
}

const WITHOUT_CONSEQUENCES = { remedies: [], penalties: [], obligations: [], draft: EMPTY_DUTY } as const;

export const EMPTY_FINDING: FindingWords = { verdict: 'upheld', reasons: '', ...WITHOUT_CONSEQUENCES };

/** The same with another verdict: what follows from one does not follow from the other. */
export const withVerdict = (verdict: FindingWords['verdict']): Partial<FindingWords> => ({
  verdict,
  ...WITHOUT_CONSEQUENCES,
});
