import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import type { ResumptionRecord } from '../records/attendance.js';
import { accept, refuse, type Verdict } from '../verdict.js';

export interface ResumeState {
  readonly charter: Charter;
  readonly given: ResumptionRecord | null;
}

/** A member asks to count again on a track where missing votes has cost it its place or its ballot (R27). */
export function decideResume(
  { charter, given }: ResumeState,
  { trackId }: { readonly trackId: string },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const refused = needPermission(actor, 'ballot.cast');
  if (refused !== undefined) return refused;
  if (charter.tracks[trackId]?.attendance?.restoredBy !== 'asking') {
    return refuse('RESUMPTION_NOT_ALLOWED', { trackId });
  }
  const record: ResumptionRecord = { schemaVersion: 1, trackId, memberId: actor.member.id, at: now };
  return accept({
    changes: [changed('attendance.resumed', given, { kind: 'resumption', record })],
    result: { trackId, memberId: actor.member.id },
  });
}
