import type { Context } from '../authority/actor.js';
import type { Effects } from '../change.js';
import { durationMs } from '../calendar/duration.js';
import type { FailureReason } from '../network/failure-reasons.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { countAttestations, type AttestedState } from './attestations.js';
import { needAttemptRunning } from './attempt.js';
import { phaseChanged } from './phase-change.js';
import { advance, momentOf } from './transition.js';

/** What an attempt that nobody finished in time failed of. */
const ATTEMPT_TIMED_OUT: FailureReason = 'ATTEMPT_TIMED_OUT';

/**
 * executing → failed: by anyone, when the attempt's time is over, or before when so many attested a failure that the
 * attestations needed can no longer come together. A failed execution changes nothing but its own phase.
 */
export function decideFail(
  concluded: AttestedState,
  { attempt }: { readonly attempt: number },
  { now }: Context,
): Verdict<Effects> {
  const { phase, rules } = concluded;
  const refused = mayFail(concluded, attempt, now);
  if (refused !== undefined) return refused;
  const reason = concluded.attestations.find((one) => one.result === 'failed')?.reason;
  const retryAt = now + durationMs(rules.charter.execution.backOff);
  const facts = { failure: reason ?? ATTEMPT_TIMED_OUT, retryAt };
  const after = advance(phase, { by: 'fail', at: now, facts });
  return accept({
    changes: [phaseChanged('fail', concluded, after)],
    result: { proposalId: phase.proposalId, state: after.state, retryAt },
  });
}

/** Guard of `fail`. */
export function mayFail(concluded: AttestedState, attempt: number, now: number): Refused | undefined {
  const { phase } = concluded;
  const refused = needAttemptRunning(phase, attempt);
  if (refused !== undefined) return refused;
  const { needed, possible } = countAttestations(concluded);
  const endsAt = momentOf(phase, 'attemptEndsAt');
  if (now >= endsAt || possible < needed) return undefined;
  return refuse('EXECUTION_NOT_TIMED_OUT', { proposalId: phase.proposalId, endsAt });
}
