import { refuse, type Refused } from '../verdict.js';
import { needExecutable, type ExecuteState } from './execute.js';
import { needStateFor } from './transition.js';

/** Guard of `retry`, failed → executing: attempts left, the back-off over, the grace not. `decideStart` carries it out. */
export function mayRetry({ phase, rules }: ExecuteState, now: number): Refused | undefined {
  const refused = needStateFor(phase, 'retry');
  if (refused !== undefined) return refused;
  const { proposalId, attempt: attempts = 0 } = phase;
  if (attempts >= rules.charter.execution.attempts) {
    return refuse('EXECUTION_ATTEMPTS_SPENT', { proposalId, attempts });
  }
  return needExecutable(phase, now);
}
