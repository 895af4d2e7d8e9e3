import type { Context } from '../actor.js';
import type { Effects } from '../change.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { phaseChanged } from './phase-change.js';
import { advance, momentOf, needState, type Standing } from './transition.js';
import type { PhaseRecord } from '../records/proposals.js';

/** queued or failed → expired: by anyone, when the grace is over. */
export function decideExpire(standing: Standing, { now }: Context): Verdict<Effects> {
  const { phase } = standing;
  const refused = needState(phase, 'queued', 'failed');
  if (refused !== undefined) return refused;
  const expiresAt = momentOf(phase, 'expiresAt');
  if (now <= expiresAt) return refuse('EXPIRY_NOT_DUE', { proposalId: phase.proposalId, expiresAt });
  const after = advance(phase, 'expired', now);
  return accept({
    changes: [phaseChanged('proposal.expired', standing, after)],
    result: { proposalId: phase.proposalId, state: after.state },
  });
}

/** Refuses what comes before the delay is over or after the grace is: EXECUTION_NOT_DUE, EXECUTION_EXPIRED. */
export function needExecutable(phase: PhaseRecord, now: number): Refused | undefined {
  const { proposalId } = phase;
  const dueAt = momentOf(phase, phase.state === 'failed' ? 'retryAt' : 'dueAt');
  if (now < dueAt) return refuse('EXECUTION_NOT_DUE', { proposalId, dueAt });
  const expiredAt = momentOf(phase, 'expiresAt');
  return now <= expiredAt ? undefined : refuse('EXECUTION_EXPIRED', { proposalId, expiredAt });
}
