import { findingInput } from '@fabric-governance/chaincode/governance/cases/finding-input';
import { decideFind } from '@fabric-governance/chaincode/governance/cases/find';
import type { Millis } from '@fabric-governance/chaincode/governance/ids';
import { decideAwardTogether } from '@fabric-governance/chaincode/governance/merit/award-together';
import type { AccordRecord } from '@fabric-governance/chaincode/governance/records/accords';
import type { FindingTerms } from '@fabric-governance/chaincode/governance/records/cases';
import type { AwardTerms } from '@fabric-governance/chaincode/governance/records/merit';
import type { GovernanceState } from '@fabric-governance/chaincode/governance/state';
import type { DueMatter, Finder } from './due-matter.js';
import { charterAt } from './matters.js';
import { stateOf } from './state-of.js';
import type { AgentView } from './view.js';

/** What enough people of a body agree on and nobody has carried out: findings of disputes, and awards of points. */
export const dueAccords: Finder = (view, now) => {
  const byMatter = new Map<string, AccordRecord[]>();
  for (const accord of view.matters.accords) {
    byMatter.set(accord.matter, [...(byMatter.get(accord.matter) ?? []), accord]);
  }
  return [...byMatter.values()].flatMap((accords): readonly DueMatter[] => {
    const [first] = accords;
    if (first === undefined) return [];
    const { matter } = first;
    const due = { since: Math.max(...accords.map(({ at }) => at)), id: matter, about: matter };
    if (first.act === 'merit.award') {
      const isDue = isAwardDue(first.terms, accords, { view, now });
      return isDue ? [{ name: 'Merit:award', input: first.terms, ...due }] : [];
    }
    return isFindingDue(first.terms, accords, { view, now })
      ? [{ name: 'Cases:find', input: findingInput(first.terms), ...due }]
      : [];
  });
};

interface At {
  readonly view: AgentView;
  readonly now: Millis;
}

function isFindingDue(terms: FindingTerms, accords: readonly AccordRecord[], { view, now }: At): boolean {
  const { cases, entries, obligations } = view.matters;
  const record = cases.find(({ id }) => id === terms.caseId);
  if (record?.round !== terms.round) return false;
  const state = stateUnder(record.charterVersion, { view, now });
  if (state === undefined) return false;
  const of = {
    entries: entries.filter(({ memberId }) => memberId === record.respondent),
    earlier: obligations.filter(({ proposalId }) => proposalId === record.id),
  };
  return decideFind({ record, state, accords, ...of }, terms, { now }).ok;
}

function isAwardDue(terms: AwardTerms, accords: readonly AccordRecord[], { view, now }: At): boolean {
  const state = stateUnder(view.consortium?.charterVersion, { view, now });
  if (state === undefined) return false;
  const entries = view.matters.entries.filter(({ memberId }) => memberId === terms.memberId);
  return decideAwardTogether({ state, entries, accords }, terms, { now }).ok;
}

/** The consortium under this version of the charter; undefined where there is none. */
function stateUnder(charterVersion: number | undefined, { view, now }: At): GovernanceState | undefined {
  const charter = charterAt(charterVersion, view.matters);
  if (charter === undefined || charterVersion === undefined) return undefined;
  return stateOf(view, { charter, charterVersion }, now);
}
