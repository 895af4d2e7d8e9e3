import type { Context } from '../authority/actor.js';
import type { Effects } from '../change.js';
import type { PhaseRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { phaseChanged } from './phase-change.js';
import { advance, momentOf, needStateFor, type Standing } from './transition.js';

/** queued or failed → expired: by anyone, when the grace is over. */
export function decideExpire(standing: Standing, { now }: Context): Verdict<Effects> {
  const { phase } = standing;
  const refused = mayExpire(phase, now);
  if (refused !== undefined) return refused;
  const after = advance(phase, { by: 'expire', at: now });
  return accept({
    changes: [phaseChanged('expire', standing, after)],
    result: { proposalId: phase.proposalId, state: after.state },
  });
}

/** Guard of `expire`. */
export function mayExpire(phase: PhaseRecord, now: number): Refused | undefined {
  const refused = needStateFor(phase, 'expire');
  if (refused !== undefined) return refused;
  const expiresAt = momentOf(phase, 'expiresAt');
  return now >= expiresAt ? undefined : refuse('EXPIRY_NOT_DUE', { proposalId: phase.proposalId, expiresAt });
}
