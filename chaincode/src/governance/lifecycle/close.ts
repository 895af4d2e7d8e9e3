import type { Context } from '../authority/actor.js';
import type { Change, Effects, Write } from '../change.js';
import { settledVotes, type Vote } from '../counting/vote.js';
import { explainDecision } from '../counting/decision.js';
import { electionResult } from '../elections/decide-election.js';
import type { Millis } from '../ids.js';
import { exitDeclared, exitOf } from '../membership/exit.js';
import type { MemberRecord } from '../records/members.js';
import type { AttendanceRecord } from '../records/attendance.js';
import type { DecisionRecord } from '../records/decisions.js';
import type { PhaseRecord, PinnedElectorate } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { conversion, missesUrgentBar } from './convert.js';
import { earlyClose, voteEnd } from './early-close.js';
import { needNoExtension } from './extend.js';
import { passedThrough, phaseChanged } from './phase-change.js';
import type { PinnedRules } from './pinned-rules.js';
import { queueFacts } from './queue.js';
import { mattersOf } from './retabling.js';
import { sustainedSupport } from './sustained.js';
import { advance, momentOf, type Standing } from './transition.js';
import { votesAt, type VoteRecords } from './vote-records.js';

export interface CloseState extends Standing {
  readonly rules: PinnedRules;
  readonly records: VoteRecords;
  /** The electors of this moment, where the track fixes its electorate only at the closing. */
  readonly electorsNow?: PinnedElectorate;
  /** Of an exit: the institution that leaves. */
  readonly leaving?: MemberRecord;
}

/**
 * voting or reveal → approved, rejected or no-quorum: by anyone when the window is over, or before where nothing outstanding can change
 * the outcome. What is approved is queued at once; an urgent vote that misses its bar goes on as a standard one.
 */
export function decideClose(closing: CloseState, { now }: Context): Verdict<Effects> {
  const state = withElectors(closing);
  const refused = mayClose(state, now);
  if (refused !== undefined) return refused;
  const votes = settledVotes(votesAt(state.rules.electors, state.records, voteEnd(state.phase, now)));
  const decision = decisionOf(state, votes, now);
  const changes = missesUrgentBar(state.rules, decision.outcome)
    ? [conversion(state, state.rules, decision)]
    : decisionChanges(state, votes, decision);
  const after = changes.at(-1)?.after;
  const { state: reached } = after as { readonly state: string };
  return accept({
    changes,
    result: { proposalId: state.proposal.id, outcome: decision.outcome, state: reached },
  });
}

function withElectors(state: CloseState): CloseState {
  const { electorsNow, rules } = state;
  if (electorsNow === undefined || rules.track.electorate?.fixed !== 'closing') return state;
  return { ...state, rules: { ...rules, electors: electorsNow } };
}

/** Guard of `close`: the vote or the revealing is over and no extension is due, or its outcome is certain already. */
export function mayClose(state: CloseState, now: Millis): Refused | undefined {
  const { phase, rules } = state;
  const { proposalId } = phase;
  if (phase.state !== 'voting' && phase.state !== 'reveal') {
    return refuse('PROPOSAL_NOT_VOTING', { proposalId, state: phase.state });
  }
  if (phase.state === 'voting' && rules.track.secret !== undefined) {
    return refuse('VOTE_NOT_REVEALED', { proposalId });
  }
  const endsAt = momentOf(phase, phase.state === 'reveal' ? 'revealEndsAt' : 'votingEndsAt');
  if (now < endsAt) {
    return earlyClose(state, now) === undefined
      ? refuse('VOTING_NOT_OVER', { proposalId, endsAt })
      : undefined;
  }
  return phase.state === 'voting' ? needNoExtension(rules, state, now) : undefined;
}

function decisionOf(state: CloseState, votes: readonly Vote[], now: Millis): DecisionRecord {
  const { proposal, phase, rules } = state;
  const { electors } = rules;
  const endsAt = momentOf(phase, phase.state === 'reveal' ? 'revealEndsAt' : 'votingEndsAt');
  const decision = explainDecision({
    proposalId: proposal.id,
    trackId: rules.trackId,
    rule: rules.track,
    votes,
    decidedAt: now,
    early: now < endsAt,
    ...(electors.vacant === undefined ? {} : { vacant: electors.vacant }),
    ...(electors.chair === undefined ? {} : { chairedBy: electors.chair }),
  });
  if (decision.outcome !== 'approved') return decision;
  const sustained = sustainedSupport(rules, state, Math.min(now, momentOf(phase, 'votingEndsAt')));
  const election = electionResult(state, votes, state.records.ballots);
  const passes = sustained?.met !== false && election?.elected.length !== 0;
  return {
    ...decision,
    outcome: passes ? 'approved' : 'rejected',
    ...(sustained === undefined ? {} : { sustained }),
    ...(election === undefined ? {} : { election }),
  };
}

function decisionChanges(state: CloseState, votes: readonly Vote[], decision: DecisionRecord): Change[] {
  const { outcome, decidedAt } = decision;
  const writes: Write[] = [
    { kind: 'decision', record: decision },
    ...attendanceOf(state, votes, decidedAt),
    ...electorsPinned(state),
    ...tablingOf(state, decision),
  ];
  const decided = advance(state.phase, { by: 'close', to: outcome, at: decidedAt });
  if (outcome !== 'approved') return [phaseChanged('close', state, decided, writes)];
  const facts = queueFacts(state.rules, decidedAt);
  const queued = advance(decided, { by: 'queue', at: decidedAt, facts });
  return [
    passedThrough('close', state, decided),
    ...departing(state, queued),
    phaseChanged('queue', { ...state, phase: decided }, queued, writes),
  ];
}

/** An approved exit is a declared one: from now on the institution is leaving (R8). */
function departing({ proposal, rules, leaving }: CloseState, queued: PhaseRecord): Change[] {
  if (leaving === undefined) return [];
  return exitDeclared(leaving, {
    proposalId: proposal.id,
    declaredAt: queued.since,
    dueAt: momentOf(queued, 'dueAt'),
    charter: rules.charter,
  });
}

/** Electors that the track fixes only at the closing become part of the pin: the ledger tells who decided. */
function electorsPinned({ proposal, rules, electorsNow }: CloseState): Write[] {
  if (electorsNow === undefined || rules.track.electorate?.fixed !== 'closing') return [];
  return [{ kind: 'proposal', record: { ...proposal, pin: { ...rules.pin, ...electorsNow } } }];
}

function attendanceOf({ proposal, rules }: CloseState, votes: readonly Vote[], decidedAt: Millis): Write[] {
  // To decide about one's own exit is no duty to the others, and no merit.
  if (exitOf(proposal.actions) !== undefined) return [];
  const proxiesAreAbsent = rules.track.delegation?.countsAsPresent === false;
  const isPresent = ({ fate, by }: Vote): boolean =>
    fate !== 'silent' && !(by !== undefined && proxiesAreAbsent);
  const asked = votes.filter(({ fate }) => fate !== 'recused');
  const ids = (list: readonly Vote[]) => list.map(({ elector }) => elector.memberId);
  const record: AttendanceRecord = {
    schemaVersion: 1,
    trackId: rules.trackId,
    proposalId: proposal.id,
    decidedAt,
    present: ids(asked.filter(isPresent)),
    missing: ids(asked.filter((vote) => !isPresent(vote))),
  };
  return [{ kind: 'attendance', record }];
}

function tablingOf({ proposal, rules }: CloseState, { outcome, decidedAt }: DecisionRecord): Write[] {
  if (outcome !== 'rejected' || rules.track.retabling === undefined) return [];
  return Object.values(mattersOf(proposal.actions)).map((matter) => {
    const record = { schemaVersion: 1, matter, proposalId: proposal.id, rejectedAt: decidedAt } as const;
    return { kind: 'tabling', record };
  });
}
