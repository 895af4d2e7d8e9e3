import type { CaseRecord } from '@fabric-governance/chaincode/governance/records/cases';
import type { CaseView, PendingFinding } from '../contract/cases.js';
import type { Projection } from '../read-model/projection.js';

/** Disputes, newest first. */
export function listCases(projection: Projection): CaseView[] {
  return [...projection.cases.values()]
    .map((record) => ({ record, pending: pendingFindings(record, projection) }))
    .reverse();
}

/** Findings of the round that is open, on which people have begun to agree. */
function pendingFindings({ id, state, round }: CaseRecord, { accords }: Projection): PendingFinding[] {
  const findings = [...accords.values()].flatMap((accord) =>
    accord.act === 'case.find' && accord.terms.caseId === id && accord.terms.round === round ? [accord] : [],
  );
  const matters = state === 'open' ? [...new Set(findings.map(({ matter }) => matter))] : [];
  return matters.flatMap((matter) => {
    const agreed = findings.filter((one) => one.matter === matter);
    const [first] = agreed;
    return first === undefined
      ? []
      : [{ terms: first.terms, people: agreed.map(({ personId }) => personId) }];
  });
}
