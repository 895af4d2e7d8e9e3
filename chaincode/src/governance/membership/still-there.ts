import type { MemberId } from '../ids.js';
import type { MemberRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';

/** Whether a member has left or was removed: its record is closed. */
export function isGone({ status }: Pick<MemberRecord, 'status'>): boolean {
  return status === 'left' || status === 'removed';
}

/** MEMBER_NOT_FOUND, and MEMBER_GONE for one that has left or was removed already. */
export function needStillThere(
  memberId: MemberId,
  { members }: Pick<GovernanceState, 'members'>,
): Refused | undefined {
  const member = members.find(({ id }) => id === memberId);
  if (member === undefined) return refuse('MEMBER_NOT_FOUND', { memberId });
  return isGone(member) ? refuse('MEMBER_GONE', { memberId }) : undefined;
}
