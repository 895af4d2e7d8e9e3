import type { Track } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import { certainOutcome, earlyOutcome, type PartialVote } from '../counting/early-decision.js';
import type { OpenVote, Possible, Vote } from '../counting/vote.js';
import { settledVotes } from '../counting/vote.js';
import type { Millis } from '../ids.js';
import type { PhaseRecord, PinnedElectorate } from '../records/proposals.js';
import type { Outcome } from '../states.js';
import type { PinnedRules } from './pinned-rules.js';
import { votesAt, type VoteRecords } from './vote-records.js';

export interface RunningVote {
  readonly rules: PinnedRules;
  readonly phase: PhaseRecord;
  readonly records: VoteRecords;
}

/**
 * The outcome with which a vote may end before its window does, or undefined. Only where ballots are final and the electors are
 * fixed, on an outcome that the track lets come early, after the least time that it stays open, and only what every
 * completion of the outstanding ballots would give (R28). A later deadline cannot change that, so extensions do not matter. A secret
 * vote shows nothing before it is revealed; then only what was committed to is outstanding.
 */
export function earlyClose({ rules, phase, records }: RunningVote, now: Millis): Outcome | undefined {
  const early = earlyRule(rules.track);
  const from = earlyCloseFrom(rules, phase);
  if (early === undefined || from === undefined || now < from) return undefined;
  const outcome =
    phase.state === 'reveal'
      ? outcomeWhileRevealing({ rules, phase, records }, now)
      : outcomeWhileVoting({ rules, phase, records }, now);
  return outcome !== undefined && early.on.includes(outcome) ? outcome : undefined;
}

/**
 * The moment from which a vote that has opened may end early, by what its track says and the holds there were so far; undefined where it
 * never may.
 */
export function earlyCloseFrom(
  { track, charter }: Pick<PinnedRules, 'track' | 'charter'>,
  { votingOpenedAt, pauses = [] }: Pick<PhaseRecord, 'votingOpenedAt' | 'pauses'>,
): Millis | undefined {
  const early = earlyRule(track);
  if (early === undefined || votingOpenedAt === undefined) return undefined;
  const end = endOf(votingOpenedAt, early.after, charter);
  return pauses
    .filter(({ from }) => from >= votingOpenedAt)
    .reduce((moment, { from, until }) => (moment > from ? moment + until - from : moment), end);
}

interface EarlyRule {
  readonly on: readonly Outcome[];
  readonly after: string;
}

const ANY: EarlyRule = { on: ['approved', 'rejected', 'no-quorum'], after: 'PT0S' };

/** When a track lets a vote end early; undefined where it does not, where ballots or electors can still change, and for elections. */
function earlyRule({ earlyDecision, changeable, electorate, election }: Track): EarlyRule | undefined {
  const open = changeable !== undefined || electorate?.fixed === 'closing' || election !== undefined;
  if (earlyDecision === false || open) return undefined;
  return earlyDecision === true ? ANY : earlyDecision;
}

function outcomeWhileVoting({ rules, records }: RunningVote, now: Millis): Outcome | undefined {
  if (rules.track.secret !== undefined) return undefined;
  return earlyOutcome(rules.track, votesAt(rules.electors, records, now), factsOf(rules.electors));
}

/** What an early outcome depends on beside the votes: vacant seats, and who has the casting vote. */
export function factsOf({
  vacant,
  chair,
}: Pick<PinnedElectorate, 'vacant' | 'chair'>): Pick<PartialVote, 'vacant' | 'chairedBy'> {
  return {
    ...(vacant === undefined ? {} : { vacant }),
    ...(chair === undefined ? {} : { chairedBy: chair }),
  };
}

/** Of a commitment that is not revealed yet: any choice, or none. */
const HIDDEN: readonly Possible[] = (['yes', 'no', 'abstain', 'unrevealed'] as const).map((fate) => ({
  fate,
}));
const HIDDEN_BY_DELEGATE: readonly Possible[] = HIDDEN.map(({ fate }) => ({ fate, absent: true as const }));

function outcomeWhileRevealing({ rules, phase, records }: RunningVote, now: Millis): Outcome | undefined {
  const votes = settledVotes(votesAt(rules.electors, records, voteEnd(phase, now)));
  const hidden = (vote: Vote): boolean => vote.fate === 'unrevealed';
  const absent = rules.track.delegation?.countsAsPresent === false;
  return certainOutcome(rules.track, {
    settled: votes.filter((vote) => !hidden(vote)),
    open: votes.filter(hidden).map<OpenVote>(({ elector, by }) => ({
      elector,
      possible: by !== undefined && absent ? HIDDEN_BY_DELEGATE : HIDDEN,
    })),
    ...factsOf(rules.electors),
  });
}

/** The moment as of which a vote is counted: now while the window is open, and the last one of the window after it. */
export function voteEnd({ votingEndsAt }: PhaseRecord, now: Millis): Millis {
  return votingEndsAt === undefined ? now : Math.min(now, votingEndsAt - 1);
}
