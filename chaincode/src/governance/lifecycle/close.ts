import type { Context } from '../actor.js';
import type { Effects } from '../change.js';
import { explainDecision } from '../decision.js';
import { endOf } from '../deadline.js';
import { earlyOutcome } from '../early-decision.js';
import type { DecisionRecord } from '../records/decisions.js';
import type { BallotRecord } from '../records/proposals.js';
import { settledVotes } from '../counting/vote.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { phaseChanged } from './phase-change.js';
import type { PinnedRules } from './pinned-rules.js';
import { advance, momentOf, type PhaseFacts, type Standing } from './transition.js';

export interface CloseState extends Standing {
  readonly rules: PinnedRules;
  readonly ballots: readonly BallotRecord[];
}

/**
 * voting → queued, rejected or no-quorum: by anyone when the window is over, or before where the track decides early and no
 * completion of the outstanding ballots changes the outcome. Approved is queued at once: the delay starts here.
 */
export function decideClose(state: CloseState, { now }: Context): Verdict<Effects> {
  const { proposal, phase, rules, ballots } = state;
  if (phase.state !== 'voting') {
    return refuse('PROPOSAL_NOT_VOTING', { proposalId: phase.proposalId, state: phase.state });
  }
  const early = now < momentOf(phase, 'votingEndsAt');
  const refused = early ? checkEarly(state) : undefined;
  if (refused !== undefined) return refused;
  const decision = explainDecision({
    proposalId: proposal.id,
    trackId: proposal.trackId,
    rule: rules.track,
    votes: settledVotes({ electorate: rules.pin.electorate, ballots }),
    decidedAt: now,
    early,
  });
  return accept(effectsOf(state, decision));
}

function checkEarly({ phase, rules, ballots }: CloseState): Refused | undefined {
  const cast = { electorate: rules.pin.electorate, ballots };
  const certain = rules.track.earlyDecision !== false && earlyOutcome(rules.track, cast) !== undefined;
  if (certain) return undefined;
  return refuse('VOTING_NOT_OVER', { proposalId: phase.proposalId, endsAt: momentOf(phase, 'votingEndsAt') });
}

function effectsOf(state: CloseState, decision: DecisionRecord): Effects {
  const { outcome, decidedAt } = decision;
  const to = outcome === 'approved' ? 'queued' : outcome;
  const after = advance(state.phase, to, decidedAt, to === 'queued' ? queueFacts(state, decidedAt) : {});
  return {
    changes: [phaseChanged('proposal.decided', state, after, [{ kind: 'decision', record: decision }])],
    result: { proposalId: decision.proposalId, outcome, state: after.state },
  };
}

function queueFacts({ rules: { charter, track } }: CloseState, decidedAt: number): PhaseFacts {
  const dueAt = endOf(decidedAt, track.delay, charter);
  return { dueAt, expiresAt: endOf(dueAt, track.grace, charter) };
}
