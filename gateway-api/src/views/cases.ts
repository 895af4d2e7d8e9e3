import type { CaseRecord } from '@fabric-governance/chaincode/governance/records/cases';
import type { CasePage, CaseQuery, PendingFinding } from '../contract/cases.js';
import type { Projection } from '../read-model/projection.js';
import { pageOf } from './page.js';

/** Disputes in one state, or all of them, newest first. */
export function pageOfCases(projection: Projection, query: CaseQuery): CasePage {
  const records = [...projection.cases.values()];
  const matching = records.filter(({ state }) => query.state === undefined || state === query.state);
  const { items, total, rest } = pageOf(matching, query);
  const cases = items.map((record) => ({ record, pending: pendingFindings(record, projection) }));
  return { cases, total, ...rest };
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
