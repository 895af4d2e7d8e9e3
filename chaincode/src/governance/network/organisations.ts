import type { MemberRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';

/** ORGANISATION_NOT_A_MEMBER: an institution that is not in, or no longer, cannot have anything to say. */
export function needMembers(mspIds: readonly string[], { members }: GovernanceState): Refused | undefined {
  const stranger = mspIds.find((mspId) => !members.some((one) => one.mspId === mspId && isIn(one)));
  return stranger === undefined ? undefined : refuse('ORGANISATION_NOT_A_MEMBER', { mspId: stranger });
}

function isIn({ status }: MemberRecord): boolean {
  return status !== 'left' && status !== 'removed';
}
