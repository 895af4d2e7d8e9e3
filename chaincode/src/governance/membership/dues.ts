import { endOf } from '../calendar/deadline.js';
import type { Charter } from '../charter.js';
import type { DuesLoss } from '../charter/membership.js';
import type { MemberId, Millis } from '../ids.js';
import { isOutstanding } from '../obligations/standing.js';
import type { ObligationRecord } from '../records/obligations.js';

/** What tells whether a member has paid. */
export interface DuesState {
  readonly charter: Charter;
  /** All obligations; those that are no dues do not count. */
  readonly obligations: readonly ObligationRecord[];
}

/**
 * What unpaid dues cost a member at this moment (shared/charters.md 22). Dues are obligations; the notice is given by putting on record that they
 * are overdue, and a stage begins at the later of its two moments. What is reported as paid costs nothing, unless the report is given back.
 */
export function duesLosses(
  memberId: MemberId,
  { charter, obligations }: DuesState,
  now: Millis,
): ReadonlySet<DuesLoss> {
  const unpaid = obligations.filter(
    (one) => one.dues === true && one.memberId === memberId && isOutstanding(one),
  );
  const reached = (charter.membership?.dues ?? []).filter(({ overdue, notice }) =>
    unpaid.some(
      ({ dueAt, overdueSince }) =>
        overdueSince !== undefined &&
        now >= endOf(dueAt, overdue, charter) &&
        now >= endOf(overdueSince, notice, charter),
    ),
  );
  return new Set(reached.map(({ loses }) => loses));
}
