import type { Context } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { CaseRecord } from '../records/cases.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { needCaseState } from './state.js';

/** open → lapsed: by anyone, when nobody has found in time. */
export function decideLapse(before: CaseRecord, { now }: Pick<Context, 'now'>): Verdict<Effects> {
  const wrong = needCaseState(before, 'open');
  if (wrong !== undefined) return wrong;
  const { id, findUntil } = before;
  if (now < findUntil) return refuse('CASE_NOT_LAPSED', { caseId: id, until: findUntil });
  const record: CaseRecord = { ...before, state: 'lapsed', endedAt: now };
  return accept({
    changes: [changed('case.lapsed', before, { kind: 'case', record })],
    result: { caseId: id, state: record.state },
  });
}

/** found → closed: by anyone, when the time to appeal is over. An appeal drafted in time is decided all the same. */
export function decideCaseClose(before: CaseRecord, { now }: Pick<Context, 'now'>): Verdict<Effects> {
  const wrong = needCaseState(before, 'found');
  if (wrong !== undefined) return wrong;
  const { id, appealUntil = 0 } = before;
  if (now < appealUntil) return refuse('CASE_APPEALABLE', { caseId: id, until: appealUntil });
  const record: CaseRecord = { ...before, state: 'closed', endedAt: now };
  return accept({
    changes: [changed('case.closed', before, { kind: 'case', record })],
    result: { caseId: id, state: record.state },
  });
}
