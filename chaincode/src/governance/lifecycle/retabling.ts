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

/**
 * What makes a matter the same as another (shared/charters.md 24), as a hash for each way in which a track can ask: a rejection is
 * noted under both, since the track by which the matter comes again may ask otherwise. The order of subjects means nothing.
 */
export function mattersOf(
  actions: readonly Action[],
): Readonly<Record<NonNullable<Track['retabling']>['same'], Sha256Hex>> {
  const subjects = subjectKeys(actions).map(hashOf).sort();
  return { actions: hashOf(actions), subjects: hashOf(subjects) };
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
