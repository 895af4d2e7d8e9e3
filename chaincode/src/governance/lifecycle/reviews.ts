import { actsTogether, countedConsents, withBodiesOf } from '../bodies/joint-act.js';
import type { Track } from '../charter.js';
import type { Millis } from '../ids.js';
import type { ConsentRecord } from '../records/bodies.js';
import type { PhaseRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';
import type { PinnedRules } from './pinned-rules.js';

/** One further body's part in a track's decisions. */
export type Review = NonNullable<Track['reviews']>[number];

export interface ReviewState {
  readonly phase: PhaseRecord;
  readonly rules: PinnedRules;
  readonly state: GovernanceState;
  readonly consents: readonly ConsentRecord[];
}

/**
 * Refuses to execute before every further body has approved or been heard, as the track asks (shared/charters.md 8); its silence means
 * what the track says once its time is over. Vetoes have put the execution off already. REVIEW_OUTSTANDING, REVIEW_REFUSED.
 */
export function needReviews(review: ReviewState, now: Millis): Refused | undefined {
  const { phase, rules } = review;
  for (const [index, asked] of (rules.track.reviews ?? []).entries()) {
    const endsAt = phase.reviewsEndAt?.[index] ?? 0;
    if (asked.asks === 'veto' || isGiven(asked, review)) continue;
    const names = { proposalId: phase.proposalId, bodyId: asked.by.body };
    if (now < endsAt) return refuse('REVIEW_OUTSTANDING', { ...names, endsAt });
    if (asked.silence === 'refuses') return refuse('REVIEW_REFUSED', names);
  }
  return undefined;
}

/** Whether enough people of the reviewing body have said what they are asked for, in time. */
export function isGiven(asked: Review, review: ReviewState): boolean {
  return actsTogether(asked.by, saidInTime(asked, review), withBodiesOf(review.rules.charter, review.state));
}

/** What those people of the reviewing body have said, in time, whose words count now. */
export function countedWords(asked: Review, review: ReviewState): ConsentRecord[] {
  return countedConsents(
    asked.by,
    saidInTime(asked, review),
    withBodiesOf(review.rules.charter, review.state),
  );
}

function saidInTime(asked: Review, { rules, consents, phase }: ReviewState): ConsentRecord[] {
  const index = (rules.track.reviews ?? []).indexOf(asked);
  const endsAt = phase.reviewsEndAt?.[index] ?? 0;
  return consents.filter(
    ({ act, bodyId, at }) => act === asked.asks && bodyId === asked.by.body && at < endsAt,
  );
}
