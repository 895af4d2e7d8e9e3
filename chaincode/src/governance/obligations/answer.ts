import { needPermission, needVotingMember, type Context, type PersonActor } from '../authority/actor.js';
import { isPresent } from '../bodies/body-members.js';
import { changed, type Effects } from '../change.js';
import type { MemberRecord } from '../records/members.js';
import type { ObligationAnswer, ObligationRecord } from '../records/obligations.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

export interface AnswerState {
  readonly obligation: ObligationRecord;
  /** The institution to which it is owed, where it is owed to one. */
  readonly creditor: MemberRecord | null;
}

export interface AnswerCommand {
  readonly note: string;
}

/** fulfilled → accepted: by a person of another institution, who has looked at the evidence (R18). It is settled then. */
export function decideAccept(
  state: AnswerState,
  command: AnswerCommand,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const before = state.obligation;
  const refused = mayAnswer(state, context);
  if (refused !== undefined) return refused;
  const record: ObligationRecord = { ...before, state: 'accepted', acceptance: answerOf(command, context) };
  const { proposalId, id } = record;
  return accept({
    changes: [changed('obligation.accepted', before, { kind: 'obligation', record })],
    result: { proposalId, obligation: id, state: record.state },
  });
}

/** fulfilled → open, or overdue if that was on record: the report is given back, with the reason. The due date stays. */
export function decideGiveBack(
  state: AnswerState,
  command: AnswerCommand,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const before = withoutReport(state.obligation);
  const refused = mayAnswer(state, context);
  if (refused !== undefined) return refused;
  const record: ObligationRecord = {
    ...before,
    state: before.overdueSince === undefined ? 'open' : 'overdue',
    returned: [...(before.returned ?? []), answerOf(command, context)],
  };
  const { proposalId, id } = record;
  return accept({
    changes: [changed('obligation.returned', state.obligation, { kind: 'obligation', record })],
    result: { proposalId, obligation: id, state: record.state },
  });
}

function withoutReport(obligation: ObligationRecord): ObligationRecord {
  const kept: { -readonly [Name in keyof ObligationRecord]: ObligationRecord[Name] } = { ...obligation };
  delete kept.report;
  return kept;
}

function answerOf({ note }: AnswerCommand, { actor, now }: Context<PersonActor>): ObligationAnswer {
  return { memberId: actor.member.id, personId: actor.person.id, at: now, note };
}

function mayAnswer(
  { obligation, creditor }: AnswerState,
  { actor }: Context<PersonActor>,
): Refused | undefined {
  const { id, state } = obligation;
  const refused = needPermission(actor, 'obligation.accept') ?? needOther(obligation, creditor, actor.member);
  if (refused !== undefined) return refused;
  if (state === 'fulfilled') return undefined;
  return refuse('OBLIGATION_WRONG_STATE', { obligation: id, state, needed: 'fulfilled' });
}

/**
 * OBLIGATION_NOT_FOR_YOU: the institution that owes it cannot accept it, nor can a third one while the creditor takes part. Once the
 * creditor is gone or suspended any other voting member can, so that nothing stays unsettled for ever.
 */
function needOther(
  { id, memberId }: ObligationRecord,
  creditor: MemberRecord | null,
  member: MemberRecord,
): Refused | undefined {
  const named = creditor !== null && isPresent(creditor) ? creditor.id : undefined;
  const isFor = named === undefined ? member.id !== memberId : member.id === named;
  if (!isFor) return refuse('OBLIGATION_NOT_FOR_YOU', { obligation: id, memberId: member.id });
  return named === undefined ? needVotingMember(member) : undefined;
}
