import { familyOf, planActions } from '../actions/catalogue.js';
import type { Context } from '../authority/actor.js';
import type { Effects } from '../change.js';
import type { TxId } from '../ids.js';
import { needPhaseAllows } from '../phases/network-phase.js';
import type { ConsentRecord } from '../records/bodies.js';
import type { PhaseRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { needsRatification, ratificationPhase } from './await-ratification.js';
import { passedThrough, phaseChanged } from './phase-change.js';
import type { PinnedRules } from './pinned-rules.js';
import { needReviews } from './reviews.js';
import { advance, momentOf, needStateFor, type Standing } from './transition.js';

export interface ExecuteState extends Standing {
  readonly rules: PinnedRules;
  readonly state: GovernanceState;
  readonly consents: readonly ConsentRecord[];
  /** Whom an election has elected. */
  readonly elected?: readonly string[];
}

/**
 * queued → executed: ledger actions, when due and not expired, all effects in this one transaction. An action that cannot
 * take effect as things stand is refused with its own code, and the decision waits for as long as its grace.
 */
export function decideExecute(executed: ExecuteState, { now, txId }: Context): Verdict<Effects> {
  const refused = mayExecute(executed, now);
  if (refused !== undefined) return refused;
  return executedEffects(executed, 'execute', { now, txId });
}

/** Guard of `execute`. */
export function mayExecute(executed: ExecuteState, now: number): Refused | undefined {
  const { proposal, phase } = executed;
  const refused =
    needStateFor(phase, 'execute') ??
    needExecutable(phase, now) ??
    needReviews(executed, now) ??
    needPhaseAllows(proposal.actions, executed.state);
  if (refused !== undefined) return refused;
  const family = familyOf(proposal.actions);
  if (!family.ok) return family;
  if (family.value === 'ledger') return undefined;
  const action = proposal.actions.map((one) => one.kind).join(' ');
  return refuse('EXECUTION_NOT_LEDGER', { proposalId: proposal.id, action });
}

/** Refuses what comes before the delay is over or after the grace is: EXECUTION_NOT_DUE, EXECUTION_EXPIRED. */
export function needExecutable(phase: PhaseRecord, now: number): Refused | undefined {
  const { proposalId } = phase;
  const dueAt = momentOf(phase, phase.state === 'failed' ? 'retryAt' : 'dueAt');
  if (now < dueAt) return refuse('EXECUTION_NOT_DUE', { proposalId, dueAt });
  const expiredAt = momentOf(phase, 'expiresAt');
  return now < expiredAt ? undefined : refuse('EXECUTION_EXPIRED', { proposalId, expiredAt });
}

export interface ExecutedState extends Standing {
  readonly rules: PinnedRules;
  readonly state: GovernanceState;
  /** Whom an election has elected. */
  readonly elected?: readonly string[];
}

/** The phase becomes executed and every action takes effect, or none; an urgent decision then awaits its ratification. */
export function executedEffects(
  executed: ExecutedState,
  by: 'execute' | 'complete',
  { now, txId }: { readonly now: number; readonly txId: TxId },
): Verdict<Effects> {
  const { proposal, phase, rules, state } = executed;
  const elected = executed.elected === undefined ? {} : { elected: executed.elected };
  const planned = planActions(proposal.actions, state, { now, proposal, ...elected });
  if (!planned.ok) return planned;
  const done = advance(phase, { by, to: 'executed', at: now });
  if (!needsRatification(rules)) {
    return accept({
      changes: [phaseChanged(by, executed, done), ...planned.value],
      result: { proposalId: proposal.id, state: done.state },
    });
  }
  const after = ratificationPhase(done, rules, { now, txId });
  const waiting = phaseChanged('await-ratification', { ...executed, phase: done }, after);
  return accept({
    changes: [passedThrough(by, executed, done), waiting, ...planned.value],
    result: { proposalId: proposal.id, state: after.state },
  });
}
