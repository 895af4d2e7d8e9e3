import type { TxId } from '@fabric-governance/chaincode/governance/ids';
import { type ApiError, type ErrorBody, type ErrorCode, errorClass } from '../contract/errors.js';

interface FailureOptions extends ErrorOptions {
  /** The transaction that this is about, where there is one to settle. */
  readonly txId?: string;
}

/** A failure with a code: what every handler throws to refuse, and the only thing that reaches the caller. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly #txId: string | undefined;

  constructor(
    readonly code: ErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options: FailureOptions = {},
  ) {
    super(code, options);
    this.#txId = options.txId;
  }

  get status(): number {
    return errorClass(this.code).status;
  }

  toError(): ApiError {
    const { kind } = errorClass(this.code);
    const settle = this.#txId === undefined || this.#txId === '' ? {} : { txId: this.#txId as TxId };
    return { code: this.code, params: { ...this.params }, kind, ...settle };
  }

  toBody(): ErrorBody {
    return { error: this.toError() };
  }
}
