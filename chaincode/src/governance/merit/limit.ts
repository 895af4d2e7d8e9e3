import type { Charter } from '../charter.js';
import { endOf, type TimeRules } from '../calendar/deadline.js';
import type { Millis } from '../ids.js';
import type { MeritRecord } from '../records/merit.js';

export type MeritReason = NonNullable<Charter['merit']>['reasons'][string];

/**
 * Whether one more entry at this moment keeps to how often the reason counts in a period. Entries on both sides of the moment count, so
 * that points for past votes, given later, keep to it as well: no stretch as long as the period ever holds more.
 *
 * @param entries those of the same member for the same reason
 */
export function hasRoom(
  { mostPer }: Pick<MeritReason, 'mostPer'>,
  entries: readonly Pick<MeritRecord, 'at'>[],
  { at, rules }: { readonly at: Millis; readonly rules: TimeRules },
): boolean {
  if (mostPer === undefined) return true;
  const near = entries.filter((entry) => {
    const [earlier, later] = entry.at < at ? [entry.at, at] : [at, entry.at];
    return later < endOf(earlier, mostPer.period, rules);
  });
  return near.length < mostPer.times;
}
