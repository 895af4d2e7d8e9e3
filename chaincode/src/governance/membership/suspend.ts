import { isPresent } from '../bodies/body-members.js';
import { changed, type Change } from '../change.js';
import { endedDelegations } from '../delegations/delegate.js';
import type { MemberId, Millis } from '../ids.js';
import type { MemberRecord, Suspension } from '../records/members.js';
import { afterChanges, furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { needGovernable } from './governable.js';
import { needSafeNumber } from './safe-number.js';

/** Kinds of record that a suspension looks at. */
export const SUSPENSION_NEEDS = ['node', 'delegation'] as const;

/** Why, by what and until when a member is suspended. */
export type SuspensionNote = Omit<Suspension, 'from'>;

/**
 * Suspends a member (R9), by vote or by an intervention: delegations from it and to it end. A vote also takes over what an intervention has
 * suspended for the moment. MEMBER_NOT_FOUND, MEMBER_NOT_ACTIVE; refused where too few members or nodes would be left, or
 * where the others could no longer govern themselves.
 */
export function planSuspension(
  memberId: MemberId,
  note: SuspensionNote,
  { state, now }: { readonly state: GovernanceState; readonly now: Millis },
): Verdict<readonly Change[]> {
  const before = state.members.find(({ id }) => id === memberId);
  if (before === undefined) return refuse('MEMBER_NOT_FOUND', { memberId });
  const refused = needSuspendable(before, note);
  if (refused !== undefined) return refused;
  const from = before.suspension?.from ?? (before.status === 'leaving' ? 'leaving' : 'active');
  const record: MemberRecord = { ...before, status: 'suspended', suspension: { ...note, from } };
  const changes = [
    changed('member.suspended', before, { kind: 'member', record }),
    ...endedDelegations(memberId, furtherRecords(state, 'delegation'), now),
  ];
  const after = afterChanges(state, changes);
  const nodes = furtherRecords(state, 'node');
  return (
    needSafeNumber({ ...state, nodes }, { ...after, nodes }) ??
    needGovernable(memberId, { before: state, after }, now) ??
    accept(changes)
  );
}

function needSuspendable(
  { id, status, suspension }: MemberRecord,
  { interventionId }: SuspensionNote,
): Refused | undefined {
  const takesOver = interventionId === undefined && suspension?.interventionId !== undefined;
  if (takesOver || isPresent({ status })) return undefined;
  return refuse('MEMBER_NOT_ACTIVE', { memberId: id, status });
}
