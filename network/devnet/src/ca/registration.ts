import { distinctAttributes, identityAttributes } from './attributes.js';
import { authorizationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { Decision } from './ca-journal.js';
import type { CaAttribute, IdentityRecord } from './ca-records.js';
import type { CaState } from './ca-state.js';
import type { Caller } from './caller.js';
import type { RegistrationBody } from './request-bodies.js';
import { generateSecret, keepSecret } from './secret.js';

/** Any number of enrolments, which is what a registration gets that asks for none in particular. */
const UNLIMITED = -1;
/** How a request asks for the root affiliation, because an empty one means the registrar's own. */
export const ROOT_AFFILIATION = '.';

/** An identity that was registered, and its secret. */
export interface Registered {
  readonly record: IdentityRecord;
  readonly secret: string;
}

/**
 * Registers an identity for a registrar; empty fields take fabric-ca's defaults.
 * @throws CaError 403, 409 or 400.
 */
export function decideRegistration(
  state: CaState,
  caller: Caller,
  body: RegistrationBody,
): Decision<Registered> {
  const { id, type, affiliation, attrs } = withDefaults(body, caller);
  caller.mustActOnType(type);
  caller.mustContainAffiliation(affiliation);
  if (affiliation !== '' && !state.hasAffiliation(affiliation)) {
    throw authorizationFailure(`there is no affiliation '${affiliation}'`);
  }
  caller.mustGrant(attrs, []);
  if (body.max_enrollments < UNLIMITED) {
    throw new CaError(
      400,
      CA_ERROR.maxEnrolments,
      `Max enrollment in registration request may not be less than -1, but was ${body.max_enrollments}`,
    );
  }
  if (state.identity(id)) {
    throw new CaError(409, CA_ERROR.duplicateIdentity, `Identity '${id}' is already registered`);
  }
  const secret = body.secret || generateSecret();
  const record = newIdentity({
    id,
    type,
    affiliation,
    attributes: distinctAttributes([...attrs, ...identityAttributes(id, type, affiliation)]),
    secret,
    maxEnrolments: body.max_enrollments || UNLIMITED,
  });
  return { changes: [{ kind: 'identity', record }], result: { record, secret } };
}

/** The record of an identity that has not enrolled yet. */
export function newIdentity(identity: {
  readonly id: string;
  readonly type: string;
  readonly affiliation: string;
  readonly attributes: readonly CaAttribute[];
  readonly secret: string;
  readonly maxEnrolments?: number;
}): IdentityRecord {
  const { secret, maxEnrolments = UNLIMITED, ...rest } = identity;
  return {
    ...rest,
    ...keepSecret(secret),
    maxEnrolments,
    enrolments: 0,
    wrongSecrets: 0,
    revoked: false,
  };
}

function withDefaults(body: RegistrationBody, { identity }: Caller): RegistrationBody {
  const affiliation = body.affiliation === ROOT_AFFILIATION ? '' : body.affiliation || identity.affiliation;
  return { ...body, type: body.type || identity.type, affiliation };
}
