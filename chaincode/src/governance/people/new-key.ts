import { needPermission, needPresent, type Caller, type PersonActor } from '../authority/actor.js';
import type { MemberRecord, PersonRecord } from '../records/members.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

/** A person with the institution, as the ledger has them. */
interface Holder {
  readonly person: PersonRecord | null;
  readonly member: MemberRecord | null;
}

/**
 * Whoever holds a new key with a certificate of the institution in the person's name: enough to ask for a reset, and for nothing else. It has
 * no permission. PERSON_NOT_FOUND, MEMBER_NOT_FOUND, CREDENTIAL_NOT_PERSONS.
 */
export function identifyNewKey({ person, member }: Holder, caller: Caller): Verdict<PersonActor> {
  const personId = caller.enrolmentId ?? '';
  if (person === null) return refuse('PERSON_NOT_FOUND', { personId });
  if (member === null) return refuse('MEMBER_NOT_FOUND', { memberId: person.memberId });
  return (
    needPresent(member) ??
    needOwnCertificate(person, member, caller) ??
    accept({ kind: 'person', caller, member, person, permissions: new Set() })
  );
}

/** CREDENTIAL_NOT_PERSONS, unless the certificate is of the institution's own MSP and carries the person's id as its common name. */
export function needOwnCertificate(
  person: PersonRecord,
  member: MemberRecord,
  caller: Caller,
): Refused | undefined {
  if (caller.mspId === member.mspId && caller.enrolmentId === person.id) return undefined;
  return refuse('CREDENTIAL_NOT_PERSONS', { personId: person.id, enrolmentId: caller.enrolmentId ?? '' });
}

/** Refuses whoever does not keep the accounts of the person's institution: PERMISSION_DENIED, PERSON_NOT_YOURS. */
export function needKeeper(person: PersonRecord | null, actor: PersonActor): Refused | undefined {
  const refused = needPermission(actor, 'account.keep');
  if (refused !== undefined || person === null || person.memberId === actor.member.id) return refused;
  return refuse('PERSON_NOT_YOURS', { personId: person.id, memberId: actor.member.id });
}
