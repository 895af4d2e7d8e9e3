/** Codes of fabric-ca's REST answers (lib/caerrors), as far as this authority gives them. */
export const CA_ERROR = {
  unknown: 0,
  methodNotAllowed: 1,
  noAuthorization: 2,
  emptyBody: 4,
  badBody: 5,
  revokeFailure: 12,
  authorityNotFound: 19,
  authenticationFailure: 20,
  badCsr: 31,
  generateCrl: 41,
  authorizationFailure: 71,
  passwordAttempts: 73,
  duplicateIdentity: 74,
  commonNameInvalid: 77,
  csrInvalid: 80,
} as const;

export type CaErrorCode = (typeof CA_ERROR)[keyof typeof CA_ERROR];

/** A refusal of the certificate authority: HTTP status, fabric-ca's code and the text its clients show. */
export class CaError extends Error {
  override readonly name = 'CaError';

  constructor(
    readonly status: number,
    readonly code: CaErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Who calls is not known; like fabric-ca, the answer does not say why. */
export function authenticationFailure(): CaError {
  return new CaError(401, CA_ERROR.authenticationFailure, 'Authentication failure');
}

/** The caller may not do this; like fabric-ca, the answer does not say why. */
export function authorizationFailure(): CaError {
  return new CaError(403, CA_ERROR.authorizationFailure, 'Authorization failure');
}
