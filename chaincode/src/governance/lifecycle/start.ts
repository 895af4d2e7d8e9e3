import { familyOf, needMayBegin, planActions } from '../actions/catalogue.js';
import { needVotingMember, type AgentActor, type Context } from '../authority/actor.js';
import type { Effects } from '../change.js';
import { durationMs } from '../calendar/duration.js';
import { needPhaseAllows } from '../phases/network-phase.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { needExecutable, type ExecuteState } from './execute.js';
import { phaseChanged } from './phase-change.js';
import { mayRetry } from './retry.js';
import { needReviews } from './reviews.js';
import { advance } from './transition.js';

/**
 * queued or failed → executing: a network action, by the agent of a voting member, when due or past the back-off, with attempts
 * left, and only if the action could still take effect. Numbers the attempt and bounds its time (R34).
 */
export function decideStart(started: ExecuteState, { actor, now }: Context<AgentActor>): Verdict<Effects> {
  const { proposal, phase, rules, state } = started;
  const by = phase.state === 'failed' ? 'retry' : 'start';
  const guard = by === 'retry' ? mayRetry : mayStart;
  const refused =
    needVotingMember(actor.member) ??
    guard(started, now) ??
    needPhaseAllows(proposal.actions, state) ??
    needMayBegin(proposal.actions, state, { now, proposal });
  if (refused !== undefined) return refused;
  const planned = planActions(proposal.actions, state, { now, proposal });
  if (!planned.ok) return planned;
  const attempt = (phase.attempt ?? 0) + 1;
  const attemptEndsAt = now + durationMs(rules.charter.execution.attemptTimeout);
  const after = advance(withoutFailure(phase), { by, at: now, facts: { attempt, attemptEndsAt } });
  return accept({
    changes: [phaseChanged(by, started, after)],
    result: { proposalId: proposal.id, attempt, attemptEndsAt },
  });
}

/** Guard of `start`. */
export function mayStart(started: ExecuteState, now: number): Refused | undefined {
  const { proposal, phase } = started;
  if (phase.state !== 'queued') {
    const { proposalId, state } = phase;
    return refuse('PROPOSAL_WRONG_STATE', { proposalId, state, needed: 'queued failed' });
  }
  return needNetworkAction(proposal) ?? needExecutable(phase, now) ?? needReviews(started, now);
}

function needNetworkAction(proposal: ProposalRecord): Refused | undefined {
  const family = familyOf(proposal.actions);
  if (!family.ok) return family;
  return family.value === 'network'
    ? undefined
    : refuse('EXECUTION_NOT_NETWORK', { proposalId: proposal.id });
}

/** A new attempt leaves the last one's failure behind; its audit record keeps it. */
function withoutFailure(phase: PhaseRecord): PhaseRecord {
  const kept: { -readonly [Name in keyof PhaseRecord]: PhaseRecord[Name] } = { ...phase };
  delete kept.failure;
  delete kept.retryAt;
  return kept;
}
