import { familyOf, planActions } from '../actions/catalogue.js';
import { needVotingMember, type AgentActor, type Context } from '../actor.js';
import type { Effects } from '../change.js';
import { durationMs } from '../duration.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { needExecutable } from './expire.js';
import { phaseChanged } from './phase-change.js';
import type { PinnedRules } from './pinned-rules.js';
import { advance, needState, type Standing } from './transition.js';

export interface StartState extends Standing {
  readonly rules: PinnedRules;
  readonly state: GovernanceState;
}

/**
 * queued or failed → executing: a network action, by the agent of a voting member, when due or past the back-off, with attempts
 * left, and only if the action could still take effect. Numbers the attempt and bounds its time (R34).
 */
export function decideStart(started: StartState, { actor, now }: Context<AgentActor>): Verdict<Effects> {
  const { proposal, phase, rules, state } = started;
  const refused =
    needVotingMember(actor.member) ??
    needState(phase, 'queued', 'failed') ??
    needNetworkAction(proposal) ??
    needAttempt(phase, rules) ??
    needExecutable(phase, now);
  if (refused !== undefined) return refused;
  const planned = planActions(proposal.actions, state, { now, proposal });
  if (!planned.ok) return planned;
  const attempt = (phase.attempt ?? 0) + 1;
  const attemptEndsAt = now + durationMs(rules.charter.execution.attemptTimeout);
  const after = advance(withoutFailure(phase), 'executing', now, { attempt, attemptEndsAt });
  return accept({
    changes: [phaseChanged('execution.started', started, after)],
    result: { proposalId: proposal.id, attempt, attemptEndsAt },
  });
}

function needNetworkAction(proposal: ProposalRecord): Refused | undefined {
  const family = familyOf(proposal.actions);
  if (!family.ok) return family;
  return family.value === 'network'
    ? undefined
    : refuse('EXECUTION_NOT_NETWORK', { proposalId: proposal.id });
}

function needAttempt(
  { proposalId, attempt: attempts = 0 }: PhaseRecord,
  rules: PinnedRules,
): Refused | undefined {
  if (attempts < rules.charter.execution.attempts) return undefined;
  return refuse('EXECUTION_ATTEMPTS_SPENT', { proposalId, attempts });
}

/** A new attempt leaves the last one's failure behind; its audit record keeps it. */
function withoutFailure(phase: PhaseRecord): PhaseRecord {
  const kept: { -readonly [Name in keyof PhaseRecord]: PhaseRecord[Name] } = { ...phase };
  delete kept.failure;
  delete kept.retryAt;
  return kept;
}
