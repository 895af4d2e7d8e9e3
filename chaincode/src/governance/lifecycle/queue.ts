import { endOf } from '../calendar/deadline.js';
import type { Millis } from '../ids.js';
import type { PinnedRules } from './pinned-rules.js';
import type { PhaseFacts } from './transition.js';

/**
 * approved → queued, in the transaction of the approval: the delay starts, and the reviews of further bodies. Nothing is executed before
 * the delay and the time for vetoes are over, and nothing after the grace, which no review outlasts.
 */
export function queueFacts({ charter, track }: PinnedRules, approvedAt: Millis): PhaseFacts {
  const reviewsEndAt = track.reviews?.map(({ within }) => endOf(approvedAt, within, charter));
  const delayed = endOf(approvedAt, track.delay, charter);
  const vetoes = track.reviews?.flatMap(({ asks }, index) =>
    asks === 'veto' ? [reviewsEndAt?.[index] ?? 0] : [],
  );
  const dueAt = Math.max(delayed, ...(vetoes ?? []));
  return {
    dueAt,
    expiresAt: endOf(Math.max(dueAt, ...(reviewsEndAt ?? [])), track.grace, charter),
    ...(reviewsEndAt === undefined ? {} : { reviewsEndAt }),
  };
}
