import { needActive, needPresent, permissionsOf, type Caller, type PersonActor } from '../authority/actor.js';
import type { Charter } from '../charter.js';
import { changed, type Change, type Effects } from '../change.js';
import type { Millis, PersonId } from '../ids.js';
import { isRunning, planCompletion } from './key-reset.js';
import { needOwnCertificate } from './new-key.js';
import type { KeyResetRecord } from '../records/accounts.js';
import type {
  CredentialRecord,
  MemberRecord,
  PersonCredentialRecord,
  PersonRecord,
} from '../records/members.js';
import { accept, refuse, type Verdict } from '../verdict.js';

export interface BindState {
  readonly person: PersonRecord | null;
  readonly member: MemberRecord | null;
  /** The person's live credential. */
  readonly live: PersonCredentialRecord | null;
  /** What the caller's key is bound to already. */
  readonly credential: CredentialRecord | null;
  /** The reset by which the caller's key is to take over the account, where there is one (R15). */
  readonly reset: KeyResetRecord | null;
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
 * Binds the caller's key to a person: the first one, or the one to which a reset has given the account (R15), and only with a certificate of the
 * institution's own MSP that carries the person's id as its common name. A key serves one person at most.
 */
export function decideBind(
  state: BindState,
  { personId }: { readonly personId: PersonId },
  { caller, now, charter }: BindContext,
): Verdict<Bound> {
  const { member, credential } = state;
  if (state.person === null) return refuse('PERSON_NOT_FOUND', { personId });
  if (member === null) return refuse('MEMBER_NOT_FOUND', { memberId: state.person.memberId });
  const taken = takeOver(state, state.person, now);
  if (!taken.ok) return taken;
  const { person, live } = taken.value;
  const refused = needActive(person) ?? needPresent(member) ?? needOwnCertificate(person, member, caller);
  if (refused !== undefined) return refused;
  const { fingerprint } = caller;
  const bound = credential ?? (live?.fingerprint === fingerprint ? null : live);
  if (bound !== null) return refuse('CREDENTIAL_ALREADY_BOUND', { personId: bound.personId });
  const record: CredentialRecord = { schemaVersion: 1, fingerprint, personId, boundAt: now };
  const current: PersonCredentialRecord = { schemaVersion: 1, personId, fingerprint };
  const changes = [
    ...taken.value.changes,
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

interface TakenOver {
  readonly changes: readonly Change[];
  readonly person: PersonRecord;
  readonly live: PersonCredentialRecord | null;
}

/** The account as it is once a reset in favour of the caller's key that was granted and not yet set going is; RESET_LOCKED before. */
function takeOver({ live, reset }: BindState, person: PersonRecord, now: Millis): Verdict<TakenOver> {
  if (reset === null || !isRunning(reset)) return accept({ changes: [], person, live });
  return planCompletion(reset, { person, live }, now);
}
