import { refuse, type Refused } from '../verdict.js';
import { exitOf } from '../membership/exit.js';
import { needExecutable, type ExecuteState } from './execute.js';
import { needStateFor } from './transition.js';

/** Guard of `retry`, failed → executing: attempts left, the back-off over, the grace not. `decideStart` carries it out. */
export function mayRetry({ proposal, phase, rules }: ExecuteState, now: number): Refused | undefined {
  const refused = needStateFor(phase, 'retry');
  if (refused !== undefined) return refused;
  const { proposalId, attempt: attempts = 0 } = phase;
  if (attempts >= mostAttempts(proposal, rules)) {
    return refuse('EXECUTION_ATTEMPTS_SPENT', { proposalId, attempts });
  }
  return needExecutable(phase, now);
}

/** As many as keys have room for: an exit is tried for as long as it takes, since no charter may keep a member (R8). */
const EXIT_ATTEMPTS = 999;

function mostAttempts({ actions }: ExecuteState['proposal'], { charter }: ExecuteState['rules']): number {
  return exitOf(actions) === undefined ? charter.execution.attempts : EXIT_ATTEMPTS;
}
