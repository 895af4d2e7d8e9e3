import type { ValidationCodeName } from '@fabric-governance/protocol/validation-code';

/** Why a transaction of a block is not valid: its validation code, and words for the log. */
export class TransactionFault extends Error {
  override readonly name = 'TransactionFault';

  constructor(
    readonly code: ValidationCodeName,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** Runs a decoding step; whatever it throws becomes a fault of this code. */
export function orFault<Result>(code: ValidationCodeName, step: () => Result): Result {
  try {
    return step();
  } catch (cause) {
    throw new TransactionFault(code, cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
