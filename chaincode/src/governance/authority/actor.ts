import { isPresent } from '../bodies/body-members.js';
import type { Charter } from '../charter.js';
import type { Fingerprint, Millis, MspId, TxId } from '../ids.js';
import type { Permission } from './permissions.js';
import type {
  CredentialRecord,
  MemberRecord,
  PersonCredentialRecord,
  PersonRecord,
} from '../records/members.js';
import type { PersonStatus } from '../states.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

/** Who sent the transaction, as its certificate says; the peer has verified that the certificate is the MSP's. */
export interface Caller {
  readonly mspId: MspId;
  readonly fingerprint: Fingerprint;
  /** The certificate's common name; null when it has none or several. */
  readonly enrolmentId: string | null;
}

export interface PersonActor {
  readonly kind: 'person';
  readonly caller: Caller;
  readonly member: MemberRecord;
  readonly person: PersonRecord;
  readonly permissions: ReadonlySet<Permission>;
}

/** An institution's operator agent: acts for the institution, never for a person (R32, R40). */
export interface AgentActor {
  readonly kind: 'agent';
  readonly caller: Caller;
  readonly member: MemberRecord;
}

export type Actor = PersonActor | AgentActor;

/** What every decider is told besides state and command. */
export interface Context<Who extends Actor = Actor> {
  readonly actor: Who;
  /** The transaction's timestamp. */
  readonly now: Millis;
  readonly txId: TxId;
}

/** What the ledger knows of a caller's key. */
export interface KnownCredential {
  readonly credential: CredentialRecord | null;
  readonly live: PersonCredentialRecord | null;
  readonly person: PersonRecord | null;
  readonly member: MemberRecord | null;
}

/** Which institutions may act: those that are present, unless a transaction is meant for others too. */
export type Admission = (member: MemberRecord) => Refused | undefined;

/** By which rules a person is told. */
export interface PersonRules {
  /** The charter in force. */
  readonly charter: Charter;
  readonly admit?: Admission;
  /** Standings besides `active` with which the person may act; none unless said. */
  readonly also?: readonly PersonStatus[];
}

/**
 * The person behind a key: bound, live, active, of an institution that may act, and certified by that institution's own MSP. The caller
 * of this may let further standings act, and other institutions than those that are present.
 * @returns CALLER_NOT_BOUND, PERSON_NOT_ACTIVE or MEMBER_NOT_ACTIVE otherwise
 */
export function identifyPerson(
  caller: Caller,
  known: KnownCredential,
  { charter, admit = needPresent, also = [] }: PersonRules,
): Verdict<PersonActor> {
  const { credential, live, person, member } = known;
  const bound =
    credential !== null && live?.fingerprint === caller.fingerprint && live.personId === credential.personId;
  if (!bound || person === null || member?.mspId !== caller.mspId) {
    return refuse('CALLER_NOT_BOUND', { fingerprint: caller.fingerprint });
  }
  const inactive = needStanding(person, ['active', ...also]) ?? admit(member);
  if (inactive !== undefined) return inactive;
  return accept({
    kind: 'person',
    caller,
    member,
    person,
    permissions: permissionsOf(person.roles, charter),
  });
}

/** The institution whose agent's key this is, if it may act. */
export function identifyAgent(
  caller: Caller,
  members: readonly MemberRecord[],
  admit: Admission = needPresent,
): Verdict<AgentActor> {
  const member = members.find((one) => one.agent === caller.fingerprint && one.mspId === caller.mspId);
  if (member === undefined) return refuse('CALLER_NOT_AGENT', { fingerprint: caller.fingerprint });
  return admit(member) ?? accept({ kind: 'agent', caller, member });
}

/** All that these roles allow; a role that the charter no longer knows allows nothing. */
export function permissionsOf(roles: readonly string[], charter: Charter): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => charter.roles[role]?.permissions ?? []));
}

/** Refuses a person whose roles do not allow this. */
export function needPermission(actor: PersonActor, permission: Permission): Refused | undefined {
  if (actor.permissions.has(permission)) return undefined;
  return refuse('PERMISSION_DENIED', { permission, personId: actor.person.id });
}

/** Refuses the agent of an institution that does not vote: executing and attesting is for those who decide. */
export function needVotingMember(member: MemberRecord): Refused | undefined {
  return member.votes ? undefined : refuse('MEMBER_DOES_NOT_VOTE', { memberId: member.id });
}

/** Refuses a person who is not active. */
export function needActive(person: PersonRecord): Refused | undefined {
  return needStanding(person, ['active']);
}

function needStanding({ id, status }: PersonRecord, may: readonly PersonStatus[]): Refused | undefined {
  return may.includes(status) ? undefined : refuse('PERSON_NOT_ACTIVE', { personId: id, status });
}

/** Refuses what an institution does that is suspended or gone: MEMBER_NOT_ACTIVE. One that is leaving acts until it has left (R8). */
export function needPresent(member: MemberRecord): Refused | undefined {
  if (isPresent(member)) return undefined;
  return refuse('MEMBER_NOT_ACTIVE', { memberId: member.id, status: member.status });
}

/** Refuses what an institution does that is gone; a suspended one may do what cannot be kept from it. */
export function needPresentOrSuspended(member: MemberRecord): Refused | undefined {
  return member.status === 'suspended' ? undefined : needPresent(member);
}
