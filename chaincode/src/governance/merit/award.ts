import type { Charter } from '../charter.js';
import { partNamed } from '../charter/part-named.js';
import type { Millis } from '../ids.js';
import { needStillThere } from '../membership/still-there.js';
import type { MemberRecord } from '../records/members.js';
import type { AwardTerms, MeritRecord, MeritSource } from '../records/merit.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { hasRoom, type MeritReason } from './limit.js';

/** What an award is checked against. */
export interface AwardState {
  readonly charter: Charter;
  readonly members: readonly MemberRecord[];
  /** All entries of the member for the reason; others are passed over. */
  readonly entries: readonly MeritRecord[];
}

/** By what points are awarded, where that stands on the ledger, and when. */
export interface AwardOccasion {
  readonly by: 'vote' | 'body';
  readonly source: MeritSource;
  readonly at: Millis;
}

/**
 * The entry that an award makes. REASON_NOT_FOUND, AWARD_NOT_ALLOWED (a body for a reason that only a vote awards, or anybody for one that
 * counts by itself), MEMBER_NOT_FOUND, MEMBER_GONE, AWARD_LIMIT_REACHED otherwise.
 */
export function awardEntry(
  { memberId, reasonId, note }: AwardTerms,
  { charter, members, entries }: AwardState,
  { by, source, at }: AwardOccasion,
): Verdict<MeritRecord> {
  const reason = partNamed(reasonId, charter.merit?.reasons);
  if (reason === undefined) return refuse('REASON_NOT_FOUND', { reasonId });
  const refused = needAllowed(reasonId, reason, by) ?? needStillThere(memberId, { members });
  if (refused !== undefined) return refused;
  const own = entries.filter(
    (one) => one.memberId === memberId && one.for === 'reason' && one.id === reasonId,
  );
  if (!hasRoom(reason, own, { at, rules: charter })) {
    return refuse('AWARD_LIMIT_REACHED', { memberId, reasonId, times: reason.mostPer?.times ?? 0 });
  }
  return accept({
    schemaVersion: 1,
    memberId,
    for: 'reason',
    id: reasonId,
    source,
    number: own.filter((one) => one.source === source).length,
    points: reason.points,
    at,
    note,
  });
}

function needAllowed(
  reasonId: string,
  { by: body, each }: MeritReason,
  by: 'vote' | 'body',
): Refused | undefined {
  const allowed = each === undefined && (by === 'vote' || body !== undefined);
  return allowed ? undefined : refuse('AWARD_NOT_ALLOWED', { reasonId, by });
}
