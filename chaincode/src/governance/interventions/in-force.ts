import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { Millis } from '../ids.js';
import type { InterventionRecord } from '../records/interventions.js';
import type { Authority } from './authority.js';

/** Whether an intervention has taken effect and nobody has recorded its end. */
export function isInForce({ imposedAt, ended }: InterventionRecord): boolean {
  return imposedAt !== undefined && ended === undefined;
}

/** When an intervention ends by itself: at its end, and before that where its review is still missing. Undefined: never. */
export function endsAt({ until, review }: Pick<InterventionRecord, 'until' | 'review'>): Millis | undefined {
  if (review === undefined || review.confirmedIn !== undefined) return until;
  return until === undefined ? review.by : Math.min(until, review.by);
}

/**
 * The last moment that its order, its kind and whoever does it allow; undefined where none of them sets one. What is done by a power ends with
 * the power at the latest, and a vote (no authority) is bound by the kind's bounds alone.
 */
export function longestUntil(
  { kind, lasts }: Pick<InterventionRecord, 'kind' | 'lasts'>,
  authority: Authority | undefined,
  { charter, now }: { readonly charter: Charter; readonly now: Millis },
): Millis | undefined {
  const own = authority?.of === 'body' ? authority.rule.longest : undefined;
  const bounds = [lasts, own, boundOf(kind, charter)].flatMap((bound) =>
    bound === undefined ? [] : [endOf(now, bound, charter)],
  );
  if (authority?.of === 'power') bounds.push(authority.power.until);
  return bounds.length === 0 ? undefined : Math.min(...bounds);
}

/** The longest that the charter lets anybody freeze an account or suspend a member. */
function boundOf(kind: InterventionRecord['kind'], { accounts, membership }: Charter): string | undefined {
  if (kind === 'freeze-person') return accounts?.longestFreeze;
  return kind === 'suspend-member' ? membership?.longestSuspension : undefined;
}
