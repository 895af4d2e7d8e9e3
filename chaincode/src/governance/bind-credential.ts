import { needActive, needPresent, permissionsOf, type Caller, type PersonActor } from './actor.js';
import type { Charter } from './charter.js';
import { changed, type Effects } from './change.js';
import type { Millis, PersonId } from './ids.js';
import type {
  CredentialRecord,
  MemberRecord,
  PersonCredentialRecord,
  PersonRecord,
} from './records/members.js';
import { accept, refuse, type Refused, type Verdict } from './verdict.js';

export interface BindState {
  readonly person: PersonRecord | null;
  readonly member: MemberRecord | null;
  /** The person's live credential. */
  readonly live: PersonCredentialRecord | null;
  /** What the caller's key is bound to already. */
  readonly credential: CredentialRecord | null;
}

export interface BindContext {
  readonly caller: Caller;
  readonly now: Millis;
  /** The charter in force. */
  readonly charter: Charter;
}

/** What binding does, and the person who from now on is the caller. */
export interface Bound {
  readonly effects: Effects;
  readonly actor: PersonActor;
}

/**
 * Binds the caller's key to a person: the first one only (a reset is another procedure, R15), and only with a certificate of the
 * institution's own MSP that carries the person's id as its common name. A key serves one person at most.
 */
export function decideBind(
  state: BindState,
  { personId }: { readonly personId: PersonId },
  { caller, now, charter }: BindContext,
): Verdict<Bound> {
  const { person, member, live, credential } = state;
  if (person === null) return refuse('PERSON_NOT_FOUND', { personId });
  if (member === null) return refuse('MEMBER_NOT_FOUND', { memberId: person.memberId });
  const refused = needActive(person) ?? needPresent(member) ?? needOwnCertificate(person, member, caller);
  if (refused !== undefined) return refused;
  const bound = live ?? credential;
  if (bound !== null) return refuse('CREDENTIAL_ALREADY_BOUND', { personId: bound.personId });
  const { fingerprint } = caller;
  const record: CredentialRecord = { schemaVersion: 1, fingerprint, personId, boundAt: now };
  const current: PersonCredentialRecord = { schemaVersion: 1, personId, fingerprint };
  const changes = [
    changed('credential.bound', null, { kind: 'credential', record }, [
      { kind: 'person-credential', record: current },
    ]),
  ];
  const permissions = permissionsOf(person.roles, charter);
  return accept({
    effects: { changes, result: { personId, fingerprint } },
    actor: { kind: 'person', caller, member, person, permissions },
  });
}

function needOwnCertificate(person: PersonRecord, member: MemberRecord, caller: Caller): Refused | undefined {
  if (caller.mspId === member.mspId && caller.enrolmentId === person.id) return undefined;
  return refuse('CREDENTIAL_NOT_PERSONS', { personId: person.id, enrolmentId: caller.enrolmentId ?? '' });
}
