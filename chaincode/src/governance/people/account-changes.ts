import { changed, type Change } from '../change.js';
import { endOf } from '../calendar/deadline.js';
import type { MemberId, Millis, PersonId } from '../ids.js';
import { checkPeople, personRecord, type NewPerson } from '../membership/member-registration.js';
import type { Bar, PersonRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { needCapacity } from './capacity.js';
import { barred, personAt, unbarred } from './standing.js';

/** What every change of an account is planned on. */
export interface AccountContext {
  readonly state: GovernanceState;
  readonly now: Millis;
}

/** What a change of an account writes, or why it cannot be. */
export type Planned = Verdict<readonly Change[]>;

/** The account of a person that is not closed: PERSON_NOT_FOUND, PERSON_CLOSED otherwise. */
export function openAccount(personId: PersonId, { people }: GovernanceState): Verdict<PersonRecord> {
  const person = people.find(({ id }) => id === personId);
  if (person === undefined) return refuse('PERSON_NOT_FOUND', { personId });
  return person.status === 'closed' ? refuse('PERSON_CLOSED', { personId }) : accept(person);
}

/** A new account of an institution: without a key, which the person binds, and valid for as long as the charter lets accounts be. */
export function planRegister(memberId: MemberId, person: NewPerson, { state, now }: AccountContext): Planned {
  const member = state.members.find(({ id }) => id === memberId);
  if (member === undefined) return refuse('MEMBER_NOT_FOUND', { memberId });
  const record = personRecord(person, memberId, { charter: state.charter, now });
  return (
    checkPeople({ member, people: [person] }, state) ??
    accept([changed('person.registered', null, { kind: 'person', record })])
  );
}

/** The account is valid again from now on, for as long as the charter lets accounts be: ACCOUNT_WITHOUT_END where none expires. */
export function planRenew(personId: PersonId, { state, now }: AccountContext): Planned {
  const found = openAccount(personId, state);
  if (!found.ok) return found;
  const longest = state.charter.accounts?.longestValidity;
  if (longest === undefined) return refuse('ACCOUNT_WITHOUT_END', { personId });
  const record = personAt({ ...found.value, validUntil: endOf(now, longest, state.charter) }, now);
  return accept([changed('person.renewed', found.value, { kind: 'person', record })]);
}

/** Something more keeps the account from acting. */
export function planBar(personId: PersonId, bar: Bar, { state, now }: AccountContext): Planned {
  const found = openAccount(personId, state);
  if (!found.ok) return found;
  const record = barred(found.value, bar, now);
  const event = bar.kind === 'frozen' ? 'person.frozen' : 'person.locked';
  return accept([changed(event, found.value, { kind: 'person', record })]);
}

/** Which bars are to go, and what that is called. */
export interface Unbarring {
  readonly event: 'person.unfrozen' | 'person.unlocked';
  readonly goes: (bar: Bar) => boolean;
}

/** The account is rid of some bars: PERSON_NOT_BARRED where it has none of them. */
export function planUnbar(
  personId: PersonId,
  { event, goes }: Unbarring,
  { state, now }: AccountContext,
): Planned {
  const found = openAccount(personId, state);
  if (!found.ok) return found;
  const { bars = [] } = found.value;
  if (!bars.some(goes)) return refuse('PERSON_NOT_BARRED', { personId });
  const record = unbarred(found.value, goes, now);
  return accept([changed(event, found.value, { kind: 'person', record })]);
}

/** The account is closed for good and stands in the public list; its institution must still be able to vote. */
export function planClose(personId: PersonId, reason: string, { state, now }: AccountContext): Planned {
  const found = openAccount(personId, state);
  if (!found.ok) return found;
  const record: PersonRecord = { ...found.value, status: 'closed', closed: { at: now, reason } };
  return (
    needCapacity(record, state, now) ??
    accept([changed('person.closed', found.value, { kind: 'person', record })])
  );
}
