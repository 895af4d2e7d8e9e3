import type { Context } from '../authority/actor.js';
import { changed, type Change, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { Millis } from '../ids.js';
import type { MemberRecord } from '../records/members.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

/**
 * When a suspension that begins now ends by itself: after as long as was decided, else after the longest that the charter knows;
 * undefined where it lasts until the reinstatement. SUSPENSION_TOO_LONG for more than the charter allows.
 */
export function suspensionEnd(
  lasts: string | undefined,
  charter: Charter,
  now: Millis,
): Verdict<Millis | undefined> {
  const longest = charter.membership?.longestSuspension;
  const latest = longest === undefined ? undefined : endOf(now, longest, charter);
  if (lasts === undefined) return accept(latest);
  const until = endOf(now, lasts, charter);
  if (longest === undefined || latest === undefined || until <= latest) return accept(until);
  return refuse('SUSPENSION_TOO_LONG', { lasts, longest });
}

/** The member as it stands once its suspension is over: as it was before. */
export function reinstated(member: MemberRecord): MemberRecord {
  const { suspension, ...rest } = member;
  return { ...rest, status: suspension?.from ?? 'active' };
}

/** MEMBER_NOT_SUSPENDED, unless the member is. */
export function needSuspended({ id, status }: MemberRecord): Refused | undefined {
  return status === 'suspended' ? undefined : refuse('MEMBER_NOT_SUSPENDED', { memberId: id, status });
}

/**
 * suspended → as before: set going by anyone, its own people and agent too, once the time of the suspension is over (R9). Nobody has
 * to agree, so that a suspension never outlasts what was decided because the others do nothing.
 */
export function decideEndSuspension(member: MemberRecord, { now }: Context): Verdict<Effects> {
  const refused = mayEndSuspension(member, now);
  if (refused !== undefined) return refused;
  const record = reinstated(member);
  return accept({
    changes: [suspensionOver('member.suspension-ended', member, record)],
    result: { memberId: member.id, status: record.status },
  });
}

/** Guard of the above: MEMBER_NOT_SUSPENDED, SUSPENSION_NOT_OVER (`until` is 0 where it has no end of its own). */
export function mayEndSuspension(member: MemberRecord, now: Millis): Refused | undefined {
  const until = member.suspension?.until;
  const refused = needSuspended(member);
  if (refused !== undefined) return refused;
  if (until !== undefined && now >= until) return undefined;
  return refuse('SUSPENSION_NOT_OVER', { memberId: member.id, until: until ?? 0 });
}

/** The change by which a suspension is over. */
export function suspensionOver(
  event: 'member.reinstated' | 'member.suspension-ended',
  before: MemberRecord,
  record: MemberRecord,
): Change {
  return changed(event, before, { kind: 'member', record });
}
