import { subjectKeys } from '../actions/catalogue.js';
import type { Charter, Track } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { Millis, Sha256Hex } from '../ids.js';
import type { TablingRecord } from '../records/attendance.js';
import type { Action } from '../records/actions.js';
import { hashOf } from '../sha256.js';
import { refuse, type Refused } from '../verdict.js';

/** A rejection of the same matter. */
export type Tabled = Pick<TablingRecord, 'proposalId' | 'rejectedAt'>;

/** What makes a matter the same as another, as a hash; undefined where the track does not ask (shared/charters.md 24). */
export function matterOf(track: Track, actions: readonly Action[]): Sha256Hex | undefined {
  switch (track.retabling?.same) {
    case undefined:
      return undefined;
    case 'actions':
      return hashOf(actions);
    case 'subjects':
      return hashOf(subjectKeys(actions));
  }
}

/** TABLED_TOO_SOON while the cooling-off after a rejection of the same matter lasts. */
export function checkRetabling(
  track: Track,
  tabled: readonly Tabled[],
  { charter, now }: { readonly charter: Charter; readonly now: Millis },
): Refused | undefined {
  const { retabling } = track;
  if (retabling === undefined) return undefined;
  for (const { proposalId, rejectedAt } of tabled) {
    const notBefore = endOf(rejectedAt, retabling.after, charter);
    if (now < notBefore) return refuse('TABLED_TOO_SOON', { proposalId, notBefore });
  }
  return undefined;
}
