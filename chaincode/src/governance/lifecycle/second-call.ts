import { endOf } from '../calendar/deadline.js';
import type { Millis, Sha256Hex } from '../ids.js';
import type { DecisionRecord } from '../records/decisions.js';
import type { ProposalRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';
import type { Standing } from './transition.js';

/** The proposal that is called again, with its decision. */
export interface EarlierCall extends Standing {
  readonly decision: DecisionRecord | null;
}

export interface SecondCallState {
  readonly proposal: ProposalRecord;
  readonly state: GovernanceState;
  /** The proposal that it says it calls again; null when there is none. */
  readonly earlier: EarlierCall | null;
}

/**
 * Refuses a second call that is none (shared/charters.md 4): the same content on the same track, whose vote missed its quorum, within
 * the days that the track gives it, not itself a second call, and not called again before. SECOND_CALL_NOT_ALLOWED, SECOND_CALL_NOT_NOW.
 */
export function checkSecondCall(
  { proposal, state, earlier }: SecondCallState,
  payloadHash: Sha256Hex,
  now: Millis,
): Refused | undefined {
  if (proposal.secondCallOf === undefined) return undefined;
  const { secondCall } = state.charter.tracks[proposal.trackId] ?? {};
  const missed = missedQuorum(earlier, payloadHash);
  if (secondCall === undefined || missed === undefined) {
    return refuse('SECOND_CALL_NOT_ALLOWED', { proposalId: proposal.secondCallOf });
  }
  const from = endOf(missed, secondCall.after, state.charter);
  const until = endOf(from, secondCall.within, state.charter);
  return from <= now && now < until ? undefined : refuse('SECOND_CALL_NOT_NOW', { from, until });
}

/** When the earlier vote of this very content missed its quorum; undefined when it did not, was a second call itself, or has had one. */
function missedQuorum(earlier: EarlierCall | null, payloadHash: Sha256Hex): Millis | undefined {
  if (earlier === null || earlier.proposal.secondCallOf !== undefined) return undefined;
  if (earlier.phase.calledAgainBy !== undefined) return undefined;
  const same = earlier.proposal.pin?.payloadHash === payloadHash;
  const { decision } = earlier;
  return same && decision?.outcome === 'no-quorum' ? decision.decidedAt : undefined;
}
