import { weigh } from '../counting/condition.js';
import { tallyVotes } from '../counting/tally-votes.js';
import type { Tallies } from '../counting/tallies.js';
import { settledVotes } from '../counting/vote.js';
import { chairOf, outcomeOf } from '../counting/decision.js';
import { nominalMs } from '../calendar/duration.js';
import type { Millis } from '../ids.js';
import type { PhaseRecord } from '../records/proposals.js';
import { clockTime } from './clock.js';
import type { PinnedRules } from './pinned-rules.js';
import { momentOf } from './transition.js';
import { momentsOf, votesAt, type VoteRecords } from './vote-records.js';

/** How the vote stood at a moment: whether there was a quorum, and which outcome the threshold would have given. */
interface Lead {
  readonly quorum: boolean;
  readonly passes: boolean;
}

/**
 * The later deadline that a late swing brings (R29), or undefined where there is none: in the last stretch of the window the quorum was
 * first met, or what the threshold would have given changed, at whatever moment of it; and the cap on all extensions leaves room. The
 * ballots alone decide that, not when anybody asks: the new deadline counts from the old one.
 */
export function laterDeadline(
  rules: PinnedRules,
  phase: PhaseRecord,
  records: VoteRecords,
): Millis | undefined {
  const { extension } = rules.track;
  if (extension === undefined) return undefined;
  const endsAt = momentOf(phase, 'votingEndsAt');
  const added = phase.extended ?? 0;
  const by = Math.min(nominalMs(extension.by), nominalMs(extension.cap) - added);
  if (by <= 0 || !swung(rules, phase, records)) return undefined;
  return endsAt + by;
}

function swung(rules: PinnedRules, phase: PhaseRecord, records: VoteRecords): boolean {
  const on = rules.track.extension?.on ?? [];
  const stretch = rules.track.extension?.stretch ?? 'PT0S';
  const endsAt = momentOf(phase, 'votingEndsAt');
  const clock = (at: Millis): Millis => clockTime(at, phase.pauses);
  const begin = clock(endsAt) - nominalMs(stretch);
  const moments = momentsOf(records).filter((at) => at < endsAt);
  const before = moments.filter((at) => clock(at) < begin).at(-1) ?? 0;
  const within = moments.filter((at) => clock(at) >= begin);
  const leads = [before, ...within].map((at) => leadAt(rules, records, at));
  return leads.slice(1).some((lead, index) => {
    const last = leads[index] ?? lead;
    const quorate = on.includes('quorum') && lead.quorum && !last.quorum;
    return quorate || (on.includes('lead') && lead.passes !== last.passes);
  });
}

function leadAt({ track, electors }: PinnedRules, records: VoteRecords, at: Millis): Lead {
  const votes = settledVotes(votesAt(electors, records, at));
  const facts = electors.chair === undefined ? {} : chairOf({ chairedBy: electors.chair, votes });
  const tallies: Tallies = tallyVotes(track, votes, { vacant: electors.vacant ?? 0, ...facts });
  const { quorum, ...withoutQuorum } = track;
  return {
    quorum: quorum === undefined || weigh(quorum, tallies.quorum).met,
    passes: outcomeOf(withoutQuorum, tallies) === 'approved',
  };
}
