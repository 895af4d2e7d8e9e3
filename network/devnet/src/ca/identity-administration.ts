import { changedAttributes } from './attributes.js';
import { CA_ERROR, CaError, notFound } from './ca-error.js';
import type { Decision } from './ca-journal.js';
import type { CaAttribute, CaChange, IdentityRecord } from './ca-records.js';
import type { CaState } from './ca-state.js';
import { type Caller, isInList } from './caller.js';
import { decideRegistration, type Registered, ROOT_AFFILIATION } from './registration.js';
import type { ModificationBody, RegistrationBody } from './request-bodies.js';
import { revocations } from './revocation.js';
import { keepSecret } from './secret.js';

/** How a request asks for no enrolments at all, because zero means no change. */
const NO_ENROLMENTS = -2;

/** An identity as fabric-ca tells it. */
export interface IdentityInfo {
  readonly id: string;
  readonly type: string;
  readonly affiliation: string;
  readonly attrs: readonly (Omit<CaAttribute, 'ecert'> & { readonly ecert?: true })[];
  readonly max_enrollments: number;
}

/** What callers may know of an identity: never its secret. */
export function identityInfo(record: IdentityRecord): IdentityInfo {
  const { id, type, affiliation, attributes, maxEnrolments } = record;
  const attrs = attributes.map(({ name, value, ecert }) => ({ name, value, ...(ecert && { ecert }) }));
  return { id, type, affiliation, attrs, max_enrollments: maxEnrolments };
}

/** The identities that the caller may manage. Throws CaError 403 for one that is no registrar. */
export function visibleIdentities(state: CaState, caller: Caller): readonly IdentityInfo[] {
  const types = caller.mustBeRegistrar();
  return state
    .identities()
    .filter((record) => caller.containsAffiliation(record.affiliation))
    .filter((record) => isInList(types, '*') || isInList(types, record.type))
    .map(identityInfo);
}

/** One identity. Throws CaError 404, or 403 for one that the caller may not manage. */
export function managedIdentity(state: CaState, caller: Caller, id: string): IdentityRecord {
  const record = state.identity(id);
  if (!record) {
    throw notFound('User');
  }
  caller.mustManage(record);
  return record;
}

/** Adds an identity as a registration does. Throws CaError. */
export function decideAddition(state: CaState, caller: Caller, body: RegistrationBody): Decision<Registered> {
  if (body.id === '') {
    throw new CaError(400, CA_ERROR.addIdentity, "Missing 'ID' in request to add a new identity");
  }
  return decideRegistration(state, caller, body);
}

/** Changes an identity; a new secret also lifts its lock. Throws CaError. */
export function decideModification(
  state: CaState,
  caller: Caller,
  { id, body }: { readonly id: string; readonly body: ModificationBody },
): Decision<IdentityRecord> {
  const current = managedIdentity(state, caller, id);
  const { affiliation, type, attrs, secret } = body;
  if (affiliation !== '' && affiliation !== ROOT_AFFILIATION && !state.hasAffiliation(affiliation)) {
    throw new CaError(400, CA_ERROR.modifyIdentity, `Affiliation '${affiliation}' is not supported`);
  }
  if (affiliation !== '') {
    caller.mustContainAffiliation(affiliation);
  }
  if (type !== '') {
    caller.mustActOnType(type);
  }
  caller.mustGrant(attrs, current.attributes);
  const newAffiliation = affiliation === ROOT_AFFILIATION ? '' : affiliation || current.affiliation;
  const fixed = [
    ...(affiliation === '' ? [] : [{ name: 'hf.Affiliation', value: newAffiliation, ecert: true }]),
    ...(type === '' ? [] : [{ name: 'hf.Type', value: type, ecert: true }]),
  ];
  const record: IdentityRecord = {
    ...current,
    type: type || current.type,
    affiliation: newAffiliation,
    attributes: changedAttributes(current.attributes, [...attrs, ...fixed]),
    maxEnrolments: enrolmentsAfter(body.max_enrollments, current.maxEnrolments),
    ...(secret !== '' && { ...keepSecret(secret), wrongSecrets: 0 }),
  };
  return { changes: [{ kind: 'identity', record }], result: record };
}

/** Removes an identity and revokes its certificates. Throws CaError. */
export function decideRemoval(
  state: CaState,
  caller: Caller,
  { id, force }: { readonly id: string; readonly force: boolean },
): Decision<IdentityRecord> {
  if (id === caller.id && !force) {
    const text = "Need to use 'force' option to delete your own identity";
    throw new CaError(403, CA_ERROR.removeIdentity, text);
  }
  const record = managedIdentity(state, caller, id);
  return { changes: removalOf(state, record, 'cessationofoperation'), result: record };
}

/** The changes that make an identity and its certificates end. */
export function removalOf(
  state: CaState,
  { id }: IdentityRecord,
  reason: 'cessationofoperation' | 'affiliationchanged',
): readonly CaChange[] {
  return [{ kind: 'identity-removed', id }, ...revocations(state.certificatesOf(id), reason)];
}

function enrolmentsAfter(wanted: number, current: number): number {
  return wanted === NO_ENROLMENTS ? 0 : wanted || current;
}
