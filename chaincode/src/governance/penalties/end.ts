import { changed, type Change } from '../change.js';
import type { Millis } from '../ids.js';
import type { PenaltyRecord } from '../records/penalties.js';
import { pointsReturned } from './enforce.js';

/** Ends a penalty by vote: `annulled` on appeal, `lifted` otherwise. Points that it cost come back; what was decided meanwhile stays. */
export function ended(penalty: PenaltyRecord, state: 'annulled' | 'lifted', now: Millis): Change[] {
  const record: PenaltyRecord = { ...penalty, state, endedAt: now };
  const event = state === 'annulled' ? 'penalty.annulled' : 'penalty.lifted';
  return [changed(event, penalty, { kind: 'penalty', record }), ...pointsReturned(penalty, now)];
}
