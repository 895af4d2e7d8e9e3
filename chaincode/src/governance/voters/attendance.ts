import type { Track } from '../charter.js';
import type { MemberId } from '../ids.js';
import type { AttendanceRecord, ResumptionRecord } from '../records/attendance.js';
import type { ObligationRecord } from '../records/obligations.js';
import type { PenaltyRecord } from '../records/penalties.js';

/** What is known of past votes of a track, of penalties and of dues: what can have cost a member its ballot. */
export interface TrackHistory {
  /** Latest first. */
  readonly attendance: readonly AttendanceRecord[];
  readonly resumptions: readonly ResumptionRecord[];
  /** All penalties, of all members: one in force may have suspended a ballot (R30). */
  readonly penalties: readonly PenaltyRecord[];
  /** All obligations, where the charter says what unpaid dues cost. */
  readonly obligations: readonly ObligationRecord[];
}

/** Nothing has been missed, nobody is penalised, and all dues are paid. */
export const NO_HISTORY: TrackHistory = { attendance: [], resumptions: [], penalties: [], obligations: [] };

/** What missing votes has cost a member on this track (R27): nothing, its place in the base `active`, or its ballot. */
export type Standing = 'good' | 'inactive' | 'vote-suspended';

/**
 * A member's standing by the track's rule, from the votes in which it was an elector and not recused, latest first; those before
 * it asked to take part again do not count. An inactive one is active again once it has taken part, whatever it missed before.
 */
export function standingOf(memberId: MemberId, track: Track, history: TrackHistory): Standing {
  const rule = track.attendance;
  if (rule === undefined) return 'good';
  const resumed = history.resumptions.find((one) => one.memberId === memberId)?.at ?? 0;
  const asked = history.attendance
    .filter(({ decidedAt }) => decidedAt > resumed)
    .flatMap(({ present, missing }) => {
      if (missing.includes(memberId)) return ['missed'];
      return present.includes(memberId) ? ['present'] : [];
    });
  if (rule.then === 'inactive' && asked[0] === 'present') return 'good';
  const looked = asked.slice(0, rule.ofLast ?? rule.misses);
  const missed = looked.filter((one) => one === 'missed').length;
  return missed >= rule.misses ? rule.then : 'good';
}
