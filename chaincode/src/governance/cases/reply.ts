import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { CaseRecord, Statement } from '../records/cases.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { caseRules, needCaseState } from './state.js';

export interface CaseReplyState {
  readonly record: CaseRecord;
  /** The charter version that it was brought under. */
  readonly charter: Charter;
}

/**
 * The respondent replies in time; a later reply replaces the earlier one. The time for the finding counts from the reply. PERMISSION_DENIED,
 * CASE_NOT_YOURS, CASE_WRONG_STATE, CASE_REPLY_TOO_LATE otherwise.
 */
export function decideCaseReply(
  { record: before, charter }: CaseReplyState,
  { text, documents }: Pick<Statement, 'text' | 'documents'>,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const { id, respondent, replyUntil } = before;
  const denied = needPermission(actor, 'case.plead');
  if (denied !== undefined) return denied;
  if (actor.member.id !== respondent) return refuse('CASE_NOT_YOURS', { caseId: id, memberId: respondent });
  const rules = caseRules(charter);
  if (!rules.ok) return rules;
  const wrong = needCaseState(before, 'open');
  if (wrong !== undefined) return wrong;
  if (now >= replyUntil) return refuse('CASE_REPLY_TOO_LATE', { caseId: id, until: replyUntil });
  const record: CaseRecord = {
    ...before,
    reply: { text, documents, personId: actor.person.id, at: now },
    findUntil: endOf(now, rules.value.findWithin, charter),
  };
  return accept({
    changes: [changed('case.replied', before, { kind: 'case', record })],
    result: { caseId: id, findUntil: record.findUntil },
  });
}

/** The complainant takes its complaint back while there is no finding. */
export function decideCaseWithdraw(
  before: CaseRecord,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const { id, complainant } = before;
  const denied = needPermission(actor, 'case.plead');
  if (denied !== undefined) return denied;
  if (actor.member.id !== complainant) {
    return refuse('CASE_NOT_YOURS', { caseId: id, memberId: complainant });
  }
  const wrong = needCaseState(before, 'open');
  if (wrong !== undefined) return wrong;
  const record: CaseRecord = { ...before, state: 'withdrawn', endedAt: now };
  return accept({
    changes: [changed('case.withdrawn', before, { kind: 'case', record })],
    result: { caseId: id, state: record.state },
  });
}
