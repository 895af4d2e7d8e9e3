import type { Context, PersonActor } from '../authority/actor.js';
import { joinAccord, matterOfAccord } from '../bodies/accord.js';
import { countedConsents, needJointAct } from '../bodies/joint-act.js';
import { changed, type Change, type Effects } from '../change.js';
import { endOf } from '../calendar/deadline.js';
import { partNamed } from '../charter/part-named.js';
import type { MemberId, Millis } from '../ids.js';
import { balanceOf } from '../merit/balance.js';
import { findPenaltyRule, imposed } from '../penalties/impose.js';
import type { AccordRecord } from '../records/accords.js';
import type { CaseRecord, FindingTerms } from '../records/cases.js';
import type { MeritRecord } from '../records/merit.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { planDuties, type DutyState } from './duties.js';
import { caseRules, needCaseState, type CaseRules } from './state.js';

/** The case, and the consortium as it stands, under the charter version that the case was brought under. */
export type FindingState = DutyState;

/**
 * One person of the finding body joins a finding: the same words are the same finding. Parties and their affiliates are recused (R24). Refused
 * before the respondent has replied or its time is over, after the time for the finding, for remedies and penalties that
 * the charter does not have, and for obligations that could not be laid upon the sides.
 */
export function decideJoinFinding(
  finding: FindingState & { readonly given: AccordRecord | null },
  terms: FindingTerms,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const { record, state, given } = finding;
  const rules = caseRules(state.charter);
  if (!rules.ok) return rules;
  const memberId = context.actor.member.id;
  const refused = mayFind(finding, terms, context.now);
  if (refused !== undefined) return refused;
  const duties = planDuties(finding, terms.obligations ?? [], context.now);
  if (!duties.ok) return duties;
  if (isParty(memberId, record, state)) return refuse('FINDING_PARTY', { caseId: record.id, memberId });
  return joinAccord({ act: 'case.find', terms, by: rules.value.finding }, { ...state, given }, context);
}

export interface FindState extends FindingState {
  /** Everybody who has said so about exactly this finding. */
  readonly accords: readonly AccordRecord[];
  /** All points of the respondent. */
  readonly entries: readonly MeritRecord[];
}

/**
 * open → found: by anyone, once enough people of the body agree. Penalties that the finding names are announced to the respondent in the same
 * transaction, each with its time to reply, and its obligations laid upon the sides; the time to appeal begins.
 */
export function decideFind(
  finding: FindState,
  terms: FindingTerms,
  { now }: Pick<Context, 'now'>,
): Verdict<Effects> {
  const { record: before, state, accords } = finding;
  const rules = caseRules(state.charter);
  if (!rules.ok) return rules;
  const others = accords.filter(({ memberId }) => !isParty(memberId, before, state));
  const refused = mayFind(finding, terms, now) ?? needJointAct(rules.value.finding, others, state);
  if (refused !== undefined) return refused;
  const duties = planDuties(finding, terms.obligations ?? [], now);
  if (!duties.ok) return duties;
  const record = found(finding, terms, { rules: rules.value, others, now });
  return accept({
    changes: [
      changed('case.found', before, { kind: 'case', record }),
      ...penaltiesOf(finding, terms, now),
      ...duties.value,
    ],
    result: { caseId: record.id, state: record.state, verdict: terms.verdict },
  });
}

function found(
  { record, state }: FindState,
  terms: FindingTerms,
  facts: { readonly rules: CaseRules; readonly others: readonly AccordRecord[]; readonly now: Millis },
): CaseRecord {
  const { rules, others, now } = facts;
  const people = countedConsents(rules.finding, others, state).map(({ personId }) => personId);
  const matter = matterOfAccord('case.find', terms);
  const { round, verdict, reasons, remedies, penalties, obligations } = terms;
  const said = { round, verdict, reasons, remedies, penalties, ...(obligations && { obligations }) };
  return {
    ...record,
    state: 'found',
    finding: { ...said, matter, people, at: now },
    appealUntil: endOf(now, rules.appeal, state.charter),
  };
}

function penaltiesOf({ record, state, entries }: FindState, terms: FindingTerms, now: Millis): Change[] {
  const source = matterOfAccord('case.find', terms);
  const balance = balanceOf(entries, now);
  return terms.penalties.flatMap((penaltyId) => {
    const rule = findPenaltyRule(penaltyId, state.charter);
    if (!rule.ok) return [];
    const key = { memberId: record.respondent, penaltyId, source };
    const context = { charter: state.charter, charterVersion: record.charterVersion, now };
    return [imposed({ key, rule: rule.value, grounds: terms.reasons, balance }, context)];
  });
}

/** Guard of a finding: when, and what it may name. */
function mayFind({ record, state }: FindingState, terms: FindingTerms, now: Millis): Refused | undefined {
  const { id, reply, replyUntil, findUntil } = record;
  const wrong = needCaseState(record, 'open');
  if (wrong !== undefined) return wrong;
  if (reply === undefined && now < replyUntil) {
    return refuse('CASE_AWAITS_REPLY', { caseId: id, until: replyUntil });
  }
  if (now >= findUntil) return refuse('FINDING_TOO_LATE', { caseId: id, until: findUntil });
  return needKnown(terms, state);
}

/** REMEDY_NOT_FOUND, PENALTY_RULE_NOT_FOUND. */
function needKnown({ remedies, penalties }: FindingTerms, { charter }: GovernanceState): Refused | undefined {
  const unknown = remedies.find((id) => partNamed(id, charter.cases?.remedies) === undefined);
  if (unknown !== undefined) return refuse('REMEDY_NOT_FOUND', { remedy: unknown });
  const rule = penalties.map((id) => findPenaltyRule(id, charter)).find(({ ok }) => !ok);
  return rule?.ok === false ? rule : undefined;
}

/** Whether a member is a side of the case, or of one group of affiliates with a side. */
function isParty(
  memberId: MemberId,
  { complainant, respondent }: CaseRecord,
  state: GovernanceState,
): boolean {
  const groupOf = (id: MemberId): string | undefined => state.members.find((one) => one.id === id)?.group;
  const own = groupOf(memberId);
  return [complainant, respondent].some(
    (side) => side === memberId || (own !== undefined && groupOf(side) === own),
  );
}
