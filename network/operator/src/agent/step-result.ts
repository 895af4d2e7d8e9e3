import type { Settled } from '../ledger/settle.js';

const VALID = 0;

/** How a step ended: done, or lost in a race with another agent, which is normal. */
export type StepResult = {
  readonly ended: 'done' | 'lost';
  readonly detail: Readonly<Record<string, unknown>>;
};

/** A conflict means that another agent, or a person, was faster: the next look at the ledger decides anew. */
export function settled({ txId, code, codeName, blockNumber }: Settled): StepResult {
  const detail = { txId, codeName, blockNumber: String(blockNumber) };
  return { ended: code === VALID ? 'done' : 'lost', detail };
}
