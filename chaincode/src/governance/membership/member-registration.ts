import { changed, type Change } from '../change.js';
import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { MemberId, Millis } from '../ids.js';
import type { MemberRecord, PersonRecord } from '../records/members.js';
import { checkRoles, missingForBallots } from '../authority/roles.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';

/** A member before it stands on the ledger. */
export type NewMember = Omit<
  MemberRecord,
  'schemaVersion' | 'status' | 'since' | 'suspension' | 'exit' | 'departure'
>;
export type NewPerson = Pick<PersonRecord, 'id' | 'name' | 'roles'>;

/** An institution that comes in with its people: at the founding, or admitted later. */
export interface Registration {
  readonly member: NewMember;
  readonly people: readonly NewPerson[];
}

/**
 * Refuses an institution that cannot be a member beside those there are: MEMBER_EXISTS (id, MSP or agent's key), PERSON_EXISTS,
 * ROLE_NOT_FOUND, ROLES_EXCLUDE, and ARGUMENT_INVALID for a weight that does not go with its vote, for people
 * of another institution, and for a voting institution that could never cast a ballot by its own rule.
 */
export function checkRegistration(registration: Registration, state: GovernanceState): Refused | undefined {
  return (
    checkMember(registration.member, state) ??
    checkPeople(registration, state) ??
    checkCapacity(registration, state)
  );
}

function checkMember(member: NewMember, state: GovernanceState): Refused | undefined {
  const taken = state.members.some(
    (other) => other.id === member.id || other.mspId === member.mspId || other.agent === member.agent,
  );
  if (taken) return refuse('MEMBER_EXISTS', { memberId: member.id });
  if (member.votes === member.weight > 0) return undefined;
  return refuse('ARGUMENT_INVALID', {
    path: 'member.weight',
    problem: 'a voting member has a weight of 1 or more, any other has 0',
  });
}

/** Refuses people who cannot be registered: taken ids, ids of another institution, roles that are none or exclude each other. */
export function checkPeople(
  { member, people }: { readonly member: Pick<NewMember, 'id'>; readonly people: readonly NewPerson[] },
  state: GovernanceState,
): Refused | undefined {
  const taken = new Set<string>(state.people.map((person) => person.id));
  for (const [index, person] of people.entries()) {
    if (taken.has(person.id)) return refuse('PERSON_EXISTS', { personId: person.id });
    taken.add(person.id);
    if (!person.id.startsWith(`${member.id}.`)) {
      return refuse('ARGUMENT_INVALID', {
        path: `people.${index}.id`,
        problem: `begins with ${member.id}.`,
      });
    }
    const refused = checkRoles(person, state.charter);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function checkCapacity({ member, people }: Registration, state: GovernanceState): Refused | undefined {
  if (!member.votes) return undefined;
  const missing = missingForBallots(member.decisionRule, people, state.charter);
  if (missing === undefined) return undefined;
  return refuse('ARGUMENT_INVALID', {
    path: 'people',
    problem: `${member.id} could cast no ballot by its own rule: too few people with ${missing}`,
  });
}

/** The records of a checked registration, each with its own audit event. */
export function registrationChanges({ member, people }: Registration, context: AccountTerms): Change[] {
  const { now } = context;
  const record: MemberRecord = { schemaVersion: 1, ...member, status: 'active', since: now };
  return [
    changed('member.admitted', null, { kind: 'member', record }),
    ...people.map((person) =>
      changed('person.registered', null, {
        kind: 'person',
        record: personRecord(person, member.id, context),
      }),
    ),
  ];
}

/** What decides for how long a new account is valid. */
export interface AccountTerms {
  readonly charter: Charter;
  readonly now: Millis;
}

/** A new account, without a key, valid for as long as the charter lets accounts be (R14). */
export function personRecord(
  person: NewPerson,
  memberId: MemberId,
  { charter, now }: AccountTerms,
): PersonRecord {
  const longest = charter.accounts?.longestValidity;
  return {
    schemaVersion: 1,
    id: person.id,
    memberId,
    name: person.name,
    status: 'active',
    roles: [...person.roles].sort(),
    ...(longest === undefined ? {} : { validUntil: endOf(now, longest, charter) }),
  };
}
