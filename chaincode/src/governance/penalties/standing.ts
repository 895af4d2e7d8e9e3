import type { MemberId, Millis } from '../ids.js';
import type { PenaltyRecord } from '../records/penalties.js';

/** Whether a penalty has taken effect and neither been undone nor lifted nor run out. */
export function isInForce({ state, effectiveAt, until }: PenaltyRecord, now: Millis): boolean {
  if (state !== 'in-force' || effectiveAt === undefined || now < effectiveAt) return false;
  return until === undefined || now < until;
}

/** Members whose ballot a penalty has suspended (R30). Electorates that were pinned before it do not change (R21). */
export function voteSuspended(penalties: readonly PenaltyRecord[], now: Millis): ReadonlySet<MemberId> {
  const suspending = penalties.filter((one) => one.consequence === 'vote-suspended' && isInForce(one, now));
  return new Set(suspending.map(({ memberId }) => memberId));
}

/** Whether a penalty of the same kind is announced or in force: it is not imposed twice for the same balance. */
export function stands(penalty: PenaltyRecord, now: Millis): boolean {
  return penalty.state === 'notice' || isInForce(penalty, now);
}
