import type { Context } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { ObligationRecord } from '../records/obligations.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { stateOf } from './standing.js';

/** open → overdue: by anyone once the due date has passed, so that the trail shows it. It stays as it is for its owner otherwise. */
export function decideMarkOverdue(before: ObligationRecord, { now }: Pick<Context, 'now'>): Verdict<Effects> {
  const { proposalId, id, state, dueAt } = before;
  if (state !== 'open') {
    return refuse('OBLIGATION_WRONG_STATE', { obligation: id, state, needed: 'open' });
  }
  if (stateOf(before, now) !== 'overdue') return refuse('OBLIGATION_NOT_OVERDUE', { obligation: id, dueAt });
  const record: ObligationRecord = { ...before, state: 'overdue', overdueSince: now };
  return accept({
    changes: [changed('obligation.overdue', before, { kind: 'obligation', record })],
    result: { proposalId, obligation: id, state: record.state },
  });
}
