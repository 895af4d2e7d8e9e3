import { broadcast, contribute } from '../execution/perform-channel-change.js';
import { approve, commit, verify } from '../execution/perform-definition.js';
import type { PerformOptions } from './perform-options.js';
import type { Step } from './step.js';
import { settled, type StepResult } from './step-result.js';

/** Carries out one step. The answer throws what endorsement, broadcast, the own peer or the connection throw. */
export function performer(options: PerformOptions): (step: Step) => Promise<StepResult> {
  const { transactor, signal } = options;
  return async (step) => {
    switch (step.kind) {
      case 'submit':
        return settled(await transactor.submit(step.name, step.input, signal));
      case 'contribute':
        return contribute(step, options);
      case 'broadcast':
        return broadcast(step, options);
      case 'approve':
        return approve(step, options);
      case 'commit':
        return commit(step, options);
      case 'verify':
        return verify(step, options);
    }
  };
}
