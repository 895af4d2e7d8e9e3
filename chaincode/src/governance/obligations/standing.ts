import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { MemberId, Millis } from '../ids.js';
import type { ObligationRecord, ObligationState } from '../records/obligations.js';

/** How an obligation stands at a moment: what is open past its due date is overdue, whether or not somebody put that on record. */
export function stateOf(
  { state, dueAt }: Pick<ObligationRecord, 'state' | 'dueAt'>,
  now: Millis,
): ObligationState {
  return state === 'open' && now > dueAt ? 'overdue' : state;
}

/** Whether its owner has yet to report it. */
export function isOutstanding({ state }: Pick<ObligationRecord, 'state'>): boolean {
  return state === 'open' || state === 'overdue';
}

/** Whether nothing is left to do about it: accepted, or waived by vote. */
export function isSettled({ state }: Pick<ObligationRecord, 'state'>): boolean {
  return state === 'accepted' || state === 'waived';
}

/**
 * Whether its owner is to be reminded: it is outstanding, and the charter's `reminder` from now on reaches its due date. Counted
 * forwards, so that working days go by the charter's calendar.
 */
export function isReminded(obligation: ObligationRecord, charter: Charter, now: Millis): boolean {
  const { reminder } = charter.obligations ?? {};
  if (reminder === undefined || !isOutstanding(obligation)) return false;
  return endOf(now, reminder, charter) >= obligation.dueAt;
}

/** What an institution has yet to report. Its exit waits for that, for some time (R8). */
export function outstandingOf(
  memberId: MemberId,
  obligations: readonly ObligationRecord[],
): readonly ObligationRecord[] {
  return obligations.filter((one) => one.memberId === memberId && isOutstanding(one));
}
