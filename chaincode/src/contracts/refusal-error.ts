import type { Refusal } from '../governance/errors.js';
import type { Verdict } from '../governance/verdict.js';

/**
 * A refusal on its way to the client: the message is exactly the refusal's JSON, which Fabric carries unchanged. Any other error
 * is a fault of the system.
 */
export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(JSON.stringify(refusal));
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}

/**
 * What a verdict accepts.
 * @throws RefusalError with what it refuses
 */
export function unwrap<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new RefusalError(verdict.refusal);
  return verdict.value;
}
