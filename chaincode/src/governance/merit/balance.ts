import type { Millis } from '../ids.js';
import type { MeritRecord } from '../records/merit.js';

/** Whether an entry counts at a moment: points of a penalty that lasts only for a time come back when it is over. */
export function countsAt({ at, until }: Pick<MeritRecord, 'at' | 'until'>, now: Millis): boolean {
  return at <= now && (until === undefined || now < until);
}

/** A member's points: the sum of its entries that count now, in whatever order they came. */
export function balanceOf(
  entries: readonly Pick<MeritRecord, 'points' | 'at' | 'until'>[],
  now: Millis,
): number {
  return entries.filter((entry) => countsAt(entry, now)).reduce((sum, { points }) => sum + points, 0);
}
