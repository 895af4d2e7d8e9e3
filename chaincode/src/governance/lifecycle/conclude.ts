import type { Context } from '../actor.js';
import type { Effects } from '../change.js';
import { durationMs } from '../duration.js';
import { attestationsNeeded, votingMembers } from '../electorate.js';
import type { AttestationRecord } from '../records/executions.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { needAttemptRunning } from './attempt.js';
import { executedEffects } from './execute.js';
import { phaseChanged } from './phase-change.js';
import type { PinnedRules } from './pinned-rules.js';
import { advance, momentOf, type Standing } from './transition.js';

export interface ConcludeState extends Standing {
  readonly rules: PinnedRules;
  readonly state: GovernanceState;
  /** Attestations of the running attempt, sorted by member. */
  readonly attestations: readonly AttestationRecord[];
}

/**
 * executing → executed: when enough members that vote now have attested that the network shows it. The ledger part is planned
 * anew and written in the same transaction.
 */
export function decideComplete(
  concluded: ConcludeState,
  { attempt }: { readonly attempt: number },
  { now }: Context,
): Verdict<Effects> {
  const { phase, state } = concluded;
  const refused = needAttemptRunning(phase, attempt);
  if (refused !== undefined) return refused;
  const { needed, done } = countAttestations(concluded);
  if (done < needed) {
    return refuse('ATTESTATIONS_MISSING', { proposalId: phase.proposalId, attestations: done, needed });
  }
  return executedEffects(concluded, state, now);
}

/** What an attempt that nobody finished in time failed of. */
export const ATTEMPT_TIMED_OUT = 'ATTEMPT_TIMED_OUT';

/**
 * executing → failed: by anyone, when the attempt's time is over, or before when so many attested a failure that the
 * attestations needed can no longer come together. A failed execution changes nothing but its own phase.
 */
export function decideFail(
  concluded: ConcludeState,
  { attempt }: { readonly attempt: number },
  { now }: Context,
): Verdict<Effects> {
  const { phase, rules } = concluded;
  const refused = needAttemptRunning(phase, attempt);
  if (refused !== undefined) return refused;
  const { needed, possible } = countAttestations(concluded);
  const endsAt = momentOf(phase, 'attemptEndsAt');
  if (now < endsAt && possible >= needed) {
    return refuse('EXECUTION_NOT_TIMED_OUT', { proposalId: phase.proposalId, endsAt });
  }
  const reason = concluded.attestations.find((one) => one.result === 'failed')?.reason;
  const retryAt = now + durationMs(rules.charter.execution.backOff);
  const after = advance(phase, 'failed', now, { failure: reason ?? ATTEMPT_TIMED_OUT, retryAt });
  return accept({
    changes: [phaseChanged('execution.failed', concluded, after)],
    result: { proposalId: phase.proposalId, state: after.state, retryAt },
  });
}

/** `possible`: attestations of success if every voting member that has not said otherwise were to attest one. */
function countAttestations({ rules, state, attestations }: ConcludeState): {
  readonly needed: number;
  readonly done: number;
  readonly possible: number;
} {
  const voters = new Set(votingMembers(state.members).map((member) => member.id));
  const counted = attestations.filter((one) => voters.has(one.memberId));
  const failed = counted.filter((one) => one.result === 'failed').length;
  return {
    needed: attestationsNeeded(rules.charter, state.members),
    done: counted.length - failed,
    possible: voters.size - failed,
  };
}
