import { tallyVotes } from '../counting/tally-votes.js';
import { settledVotes } from '../counting/vote.js';
import { chairOf, outcomeOf } from '../counting/decision.js';
import { nominalMs } from '../calendar/duration.js';
import type { Millis } from '../ids.js';
import type { DecisionRecord } from '../records/decisions.js';
import type { PhaseRecord } from '../records/proposals.js';
import { clockTime } from './clock.js';
import type { PinnedRules } from './pinned-rules.js';
import { momentsOf, votesAt, type VoteRecords } from './vote-records.js';

/**
 * Whether the bar was held without a break for as long as the track asks, up to the end of the window (shared/charters.md 25): a dip
 * resets it. What changes at the end itself is outside the window, and a bar that was met from the opening on was held for the
 * whole of it. Undefined where the track asks for nothing of the kind.
 */
export function sustainedSupport(
  rules: PinnedRules,
  vote: { readonly phase: PhaseRecord; readonly records: VoteRecords },
  end: Millis,
): DecisionRecord['sustained'] {
  const { sustained } = rules.track;
  if (sustained === undefined) return undefined;
  const { phase, records } = vote;
  const clock = (at: Millis): Millis => clockTime(at, phase.pauses);
  const needed = nominalMs(sustained);
  let heldSince: Millis | null = null;
  const opened = phase.votingOpenedAt ?? 0;
  for (const at of [opened, ...momentsOf(records).filter((one) => one > opened && one < end)]) {
    if (passesAt(rules, records, at)) heldSince ??= at;
    else heldSince = null;
  }
  const held = heldSince === null ? 0 : clock(end) - clock(heldSince);
  return { met: heldSince !== null && held >= needed, held, needed };
}

function passesAt({ track, electors }: PinnedRules, records: VoteRecords, at: Millis): boolean {
  const votes = settledVotes(votesAt(electors, records, at));
  const facts = electors.chair === undefined ? {} : chairOf({ chairedBy: electors.chair, votes });
  const tallies = tallyVotes(track, votes, { vacant: electors.vacant ?? 0, ...facts });
  return outcomeOf(track, tallies) === 'approved';
}
