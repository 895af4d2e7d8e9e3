import type { FindingTerms } from '../records/cases.js';

/** A finding as the transactions `Cases:agree` and `Cases:find` take it; the round follows from the case. */
export function findingInput({
  caseId,
  verdict,
  reasons,
  remedies,
  penalties,
  obligations = [],
}: Omit<FindingTerms, 'round'>) {
  return {
    caseId,
    verdict,
    reasons,
    remedies: [...remedies],
    penalties: [...penalties],
    obligations: [...obligations],
  };
}
