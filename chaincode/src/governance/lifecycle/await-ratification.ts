import { endOf } from '../calendar/deadline.js';
import type { Millis, TxId } from '../ids.js';
import type { PhaseRecord } from '../records/proposals.js';
import type { PinnedRules } from './pinned-rules.js';
import { advance } from './transition.js';

/** Guard of `await-ratification`: what was decided on an urgent track, and was not converted, needs a later vote (R28). */
export function needsRatification({ track }: PinnedRules): boolean {
  return track.urgent !== undefined;
}

/**
 * executed → awaiting-ratification, in the executing transaction: from now on the standard track's electors can ratify it; silence
 * annuls. The transaction is kept, whose audit records say what an annulment has to undo.
 */
export function ratificationPhase(
  phase: PhaseRecord,
  { charter, track }: PinnedRules,
  { now, txId }: { readonly now: Millis; readonly txId: TxId },
): PhaseRecord {
  const ratificationEndsAt = endOf(now, track.urgent?.ratification ?? 'PT0S', charter);
  const facts = { ratificationEndsAt, executedIn: txId };
  return advance(phase, { by: 'await-ratification', at: now, facts });
}
