import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import { endOf } from '../calendar/deadline.js';
import type { CaseId, MemberId } from '../ids.js';
import { needStillThere } from '../membership/still-there.js';
import type { CaseRecord, Statement } from '../records/cases.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { caseRules } from './state.js';

export interface Complaint extends Pick<Statement, 'text' | 'documents'> {
  readonly respondent: MemberId;
  readonly title: string;
}

/**
 * A member brings a dispute with another one (R31); the other's time to reply begins. PERMISSION_DENIED, PART_NOT_USED, MEMBER_NOT_FOUND,
 * MEMBER_GONE, CASE_AGAINST_ITSELF otherwise.
 */
export function decideComplain(
  state: GovernanceState,
  { respondent, title, text, documents }: Complaint,
  { actor, now, txId }: Context<PersonActor>,
): Verdict<Effects> {
  const rules = caseRules(state.charter);
  const refused = needPermission(actor, 'case.plead');
  if (refused !== undefined) return refused;
  if (!rules.ok) return rules;
  const unknown = needStillThere(respondent, state);
  if (unknown !== undefined) return unknown;
  const complainant = actor.member.id;
  if (respondent === complainant) return refuse('CASE_AGAINST_ITSELF', { memberId: respondent });
  const replyUntil = endOf(now, rules.value.reply, state.charter);
  const record: CaseRecord = {
    schemaVersion: 1,
    id: txId as string as CaseId,
    charterVersion: state.charterVersion,
    title,
    complainant,
    respondent,
    complaint: { text, documents, personId: actor.person.id, at: now },
    state: 'open',
    replyUntil,
    findUntil: endOf(replyUntil, rules.value.findWithin, state.charter),
    round: 1,
  };
  return accept({
    changes: [changed('case.brought', null, { kind: 'case', record })],
    result: { caseId: record.id, replyUntil },
  });
}
