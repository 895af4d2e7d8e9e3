/** Codes of fabric-ca's REST answers (lib/caerrors), as far as this authority gives them to its clients. */
export const CA_ERROR = {
  unknown: 0,
  methodNotAllowed: 1,
  noAuthorization: 2,
  emptyBody: 4,
  badBody: 5,
  revokedCertificateNotFound: 8,
  wrongOwner: 9,
  revokedIdentityNotFound: 10,
  missingRevokeArguments: 15,
  affiliation: 16,
  authorityNotFound: 19,
  authenticationFailure: 20,
  badSigningRequest: 31,
  revokedAfter: 36,
  expiredAfter: 37,
  addIdentity: 52,
  removeIdentity: 56,
  modifyIdentity: 58,
  addAffiliation: 60,
  removeAffiliation: 61,
  notFound: 63,
  modifyAffiliation: 64,
  alreadyRevoked: 66,
  certificateQuery: 67,
  authorizationFailure: 71,
  passwordAttempts: 73,
  duplicateIdentity: 74,
  commonName: 77,
  booleanAttribute: 79,
  signingRequestField: 80,
  maxEnrolments: 82,
} as const;

export type CaErrorCode = (typeof CA_ERROR)[keyof typeof CA_ERROR];

/** A refusal of the certificate authority: HTTP status, fabric-ca's code and the text its clients show. */
export class CaError extends Error {
  override readonly name = 'CaError';

  constructor(
    readonly status: number,
    readonly code: CaErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Who calls is not known. Like fabric-ca's, the answer keeps the reason to itself; the log tells it. */
export function authenticationFailure(reason: string): CaError {
  return new CaError(401, CA_ERROR.authenticationFailure, 'Authentication failure', { cause: reason });
}

/** The caller may not do this. Like fabric-ca's, the answer keeps the reason to itself; the log tells it. */
export function authorizationFailure(reason: string): CaError {
  return new CaError(403, CA_ERROR.authorizationFailure, 'Authorization failure', { cause: reason });
}

/** Nothing of that kind and name is registered, in the words of fabric-ca's database. */
export function notFound(kind: string): CaError {
  return new CaError(404, CA_ERROR.notFound, `Failed to get ${kind}: sql: no rows in result set`);
}
