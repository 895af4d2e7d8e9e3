import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { LocalText } from '@fabric-governance/chaincode/governance/charter';
import type { Fingerprint, MemberId, MspId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import { type Permission, PERMISSIONS } from '@fabric-governance/chaincode/governance/authority/permissions';
import { personAt } from '@fabric-governance/chaincode/governance/people/standing';
import type { PersonRecord } from '@fabric-governance/chaincode/governance/records/members';
import type { IntendedPerson } from '../contract/institution.js';
import type { Session } from '../contract/session.js';
import { ApiFailure } from '../errors/api-failure.js';
import { charterInForce, type Projection } from '../read-model/projection.js';

/** What the session cookie proves about the person. */
export interface SignedIn {
  readonly fingerprint: Fingerprint;
  readonly enrolmentId: string;
  readonly notAfter: number;
  /** Of the certificate: hex, lower-case, without leading zeros. */
  readonly serial: string;
}

export interface AccountSource {
  readonly projection: Projection;
  readonly memberId: MemberId;
  readonly mspId: MspId;
  /** Of an institution that is not a member yet. */
  readonly intendedPeople: readonly IntendedPerson[];
}

/**
 * Who is signed in, looked up anew each time, so that a binding or a change of roles has effect at once.
 * @throws ApiFailure CERTIFICATE_OF_NOBODY
 */
export function sessionOf(signedIn: SignedIn, source: AccountSource): Session {
  const { projection, memberId, mspId } = source;
  const common = { enrolmentId: signedIn.enrolmentId, fingerprint: signedIn.fingerprint, memberId, mspId };
  const certificateNotAfter = signedIn.notAfter;
  if (!projection.members.has(memberId)) {
    const name = intendedName(signedIn.enrolmentId, source.intendedPeople);
    const nothing = { personId: null, status: null, bindable: false, roles: [], permissions: [] };
    return { ...common, ...nothing, name, standing: 'outside', certificateNotAfter };
  }
  const bound = boundPerson(signedIn.fingerprint, source);
  const person = bound ?? namedPerson(signedIn.enrolmentId, source);
  return {
    ...common,
    personId: bound?.id ?? null,
    status: bound?.status ?? null,
    name: person.name,
    bindable: !bound && !projection.personCredentials.has(person.id),
    standing: 'member',
    roles: [...(bound?.roles ?? [])],
    permissions: permissionsOf(actingRoles(bound, source), projection),
    certificateNotAfter,
  };
}

function intendedName(enrolmentId: string, people: readonly IntendedPerson[]): LocalText {
  const person = people.find(({ id }) => id === enrolmentId);
  if (!person) throw new ApiFailure('CERTIFICATE_OF_NOBODY', { enrolmentId });
  return person.name;
}

/** The person for whom the key acts; the chaincode goes by the same records. */
function boundPerson(
  fingerprint: Fingerprint,
  { projection, memberId }: AccountSource,
): PersonRecord | undefined {
  const credential = projection.credentials.get(fingerprint);
  const live = credential && projection.personCredentials.get(credential.personId);
  const person = credential && projection.people.get(credential.personId);
  if (live?.fingerprint !== fingerprint || person?.memberId !== memberId) return undefined;
  return personAt(person, Date.now());
}

function namedPerson(enrolmentId: string, { projection, memberId }: AccountSource): PersonRecord {
  const person = projection.people.get(enrolmentId as PersonId);
  if (person?.memberId !== memberId) throw new ApiFailure('CERTIFICATE_OF_NOBODY', { enrolmentId });
  return person;
}

/** Roles by which the person can act now: none where the account is not active, or the institution suspended or gone. */
function actingRoles(
  person: PersonRecord | undefined,
  { projection, memberId }: AccountSource,
): readonly string[] {
  const member = projection.members.get(memberId);
  const active = person?.status === 'active' && member !== undefined && isPresent(member);
  return active ? person.roles : [];
}

/** In the catalogue's order. */
function permissionsOf(roles: readonly string[], projection: Projection): Permission[] {
  const charter = charterInForce(projection)?.charter;
  const granted = new Set(roles.flatMap((role) => charter?.roles[role]?.permissions ?? []));
  return PERMISSIONS.filter((permission) => granted.has(permission));
}
