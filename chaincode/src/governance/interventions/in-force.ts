import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { Millis } from '../ids.js';
import type { CarriedOut, InterventionRecord } from '../records/interventions.js';

/** Whether an intervention concerns the system as a whole. */
export function isSystemWide(kind: CarriedOut): kind is 'pause-system' | 'terminate-system' {
  return kind === 'pause-system' || kind === 'terminate-system';
}

/** Whether an intervention has taken effect and nobody has recorded its end. */
export function isInForce({ imposedAt, ended }: InterventionRecord): boolean {
  return imposedAt !== undefined && ended === undefined;
}

/** When an intervention ends by itself: at its end, and before that where its review is still missing. Undefined: never. */
export function endsAt({ until, review }: InterventionRecord): Millis | undefined {
  if (review === undefined || review.confirmedIn !== undefined) return until;
  return until === undefined ? review.by : Math.min(until, review.by);
}

/** The last moment that its kind, its order and, of a freeze, the charter's accounts allow; undefined where none of them sets one. */
export function longestUntil(
  { kind, lasts }: Pick<InterventionRecord, 'kind' | 'lasts'>,
  charter: Charter,
  now: Millis,
): Millis | undefined {
  const freeze = kind === 'freeze-person' ? charter.accounts?.longestFreeze : undefined;
  const bounds = [charter.interventions?.[kind]?.longest, freeze, lasts].flatMap((bound) =>
    bound === undefined ? [] : [endOf(now, bound, charter)],
  );
  return bounds.length === 0 ? undefined : Math.min(...bounds);
}
