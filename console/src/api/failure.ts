import type { ErrorCode, ErrorKind } from '@fabric-governance/gateway-api/contract/errors';
import type { ProtocolErrorCode } from '@fabric-governance/protocol/errors';

/** What can go wrong inside the console itself. Each has its words in both languages. */
export const CONSOLE_ERRORS = {
  /** No WebCrypto: the page was not loaded over https or from localhost. */
  INSECURE_CONTEXT: 'input',
  /** The browser would not keep the key, e.g. in a private window. */
  KEY_STORE_REFUSED: 'system',
  KEY_NOT_HERE: 'state',
  LINK_INCOMPLETE: 'input',
  PERSON_UNKNOWN: 'not-found',
  BOUND_ELSEWHERE: 'state',
  GATEWAY_UNREACHABLE: 'system',
  ANSWER_UNEXPECTED: 'system',
  SIGNING_DECLINED: 'state',
  COMMIT_UNSETTLED: 'unknown',
  DOCUMENT_TOO_LARGE: 'input',
  DOCUMENT_HASH_DIFFERS: 'system',
  UNEXPECTED: 'system',
} as const satisfies Record<string, ErrorKind>;
export type ConsoleErrorCode = keyof typeof CONSOLE_ERRORS;

/** Every code that the console may have to word. */
export type FailureCode = ErrorCode | ProtocolErrorCode | ConsoleErrorCode;

export interface FailureDetails {
  readonly code: FailureCode;
  readonly kind: ErrorKind;
  readonly params: Readonly<Record<string, string | number>>;
  readonly txId?: string;
}

/** A failure with a code to word and a kind that says what to do about it. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly kind: ErrorKind;
  readonly params: Readonly<Record<string, string | number>>;
  /** The transaction it is about, when one was made. */
  readonly txId: string | undefined;

  constructor({ code, kind, params, txId }: FailureDetails, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.code = code;
    this.kind = kind;
    this.params = params;
    this.txId = txId;
  }
}

/** A failure of the console's own. */
export const consoleFailure = (
  code: ConsoleErrorCode,
  params: Readonly<Record<string, string | number>> = {},
  options?: ErrorOptions,
): Failure => new Failure({ code, kind: CONSOLE_ERRORS[code], params }, options);
