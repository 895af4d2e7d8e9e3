import type { Context } from '../authority/actor.js';
import type { Effects } from '../change.js';
import { refuse, type Refused, type Verdict } from '../verdict.js';
import { countAttestations, type AttestedState } from './attestations.js';
import { needAttemptRunning } from './attempt.js';
import { executedEffects } from './execute.js';

/**
 * executing → executed: when enough members that vote now have attested that the network shows it. The ledger part is planned
 * anew and written in the same transaction.
 */
export function decideComplete(
  concluded: AttestedState,
  { attempt }: { readonly attempt: number },
  context: Context,
): Verdict<Effects> {
  return mayComplete(concluded, attempt) ?? executedEffects(concluded, 'complete', context);
}

/** Guard of `complete`. */
export function mayComplete(concluded: AttestedState, attempt: number): Refused | undefined {
  const { phase } = concluded;
  const refused = needAttemptRunning(phase, attempt);
  if (refused !== undefined) return refused;
  const { needed, done } = countAttestations(concluded);
  if (done >= needed) return undefined;
  return refuse('ATTESTATIONS_MISSING', { proposalId: phase.proposalId, attestations: done, needed });
}
