import type { Millis } from '../ids.js';
import type { Pause, PhaseRecord } from '../records/proposals.js';
import { MOMENTS } from './transition.js';

/**
 * Time as a proposal's clocks show it: they stand still while it is held, and while the system is stopped. Two moments can so be compared across holds: a ballot cast
 * ten minutes before the end was cast ten minutes before the end, however long a hold came between.
 */
export function clockTime(at: Millis, pauses: readonly Pause[] = []): Millis {
  return pauses.reduce((time, { from, until }) => time - Math.max(0, Math.min(at, until) - from), at);
}

/** How long all holds that are over have lasted together. */
export function heldSoFar(phase: Pick<PhaseRecord, 'pauses'>): Millis {
  return holdsOf(phase).reduce((sum, { from, until }) => sum + until - from, 0);
}

/** Holds that are over, oldest first. */
export function holdsOf({ pauses = [] }: Pick<PhaseRecord, 'pauses'>): readonly Pause[] {
  return pauses.filter(({ by }) => by === undefined);
}

/** The phase's moments that lay ahead when the clocks stopped, put off by as long as they stood still. */
export function putOff(phase: PhaseRecord, { from, until }: Pause): Partial<PhaseRecord> {
  const later = (moment: Millis): Millis => (moment > from ? moment + until - from : moment);
  const moments = MOMENTS.flatMap((name) => {
    const moment = phase[name];
    return moment === undefined ? [] : [[name, later(moment)] as const];
  });
  const reviews = phase.reviewsEndAt === undefined ? {} : { reviewsEndAt: phase.reviewsEndAt.map(later) };
  return { ...Object.fromEntries(moments), ...reviews };
}
