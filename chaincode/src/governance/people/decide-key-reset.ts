import { needPermission, permissionsOf, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import type { Fingerprint, Millis, PersonId } from '../ids.js';
import type { KeyResetRecord } from '../records/accounts.js';
import type { CredentialRecord, PersonCredentialRecord, PersonRecord } from '../records/members.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { granted, needNoneRunning, planCompletion } from './key-reset.js';
import { unbarred } from './standing.js';

/** What the ledger says about an account and its keys. */
export interface ResetState {
  readonly person: PersonRecord | null;
  /** Everybody of the person's institution, as they stand now. */
  readonly colleagues: readonly PersonRecord[];
  readonly live: PersonCredentialRecord | null;
  /** To whom the new key is bound already. */
  readonly credential: CredentialRecord | null;
  /** All resets of the account. */
  readonly resets: readonly KeyResetRecord[];
}

export interface ResetCommand {
  readonly personId: PersonId;
  /** The new key. */
  readonly fingerprint: Fingerprint;
  readonly reason: string;
}

/**
 * A reset is asked for (R15): by the new key itself, with a certificate of the person's institution in the person's name, or by somebody
 * of the institution who keeps its accounts. Asking changes nothing about the account.
 */
export function decideAskReset(
  state: ResetState,
  { personId, fingerprint, reason }: ResetCommand,
  { askedBy, now }: { readonly askedBy: PersonId | null; readonly now: Millis },
): Verdict<Effects> {
  const { person, live, credential, resets } = state;
  if (person === null) return refuse('PERSON_NOT_FOUND', { personId });
  if (person.status === 'closed') return refuse('PERSON_CLOSED', { personId });
  if (live === null) return refuse('RESET_NOT_NEEDED', { personId });
  if (credential !== null || live.fingerprint === fingerprint) {
    return refuse('CREDENTIAL_ALREADY_BOUND', { personId: credential?.personId ?? personId });
  }
  const before = resets.find((one) => one.fingerprint === fingerprint) ?? null;
  if (before !== null && before.ended === undefined) return refuse('RESET_ASKED_ALREADY', { personId });
  const record: KeyResetRecord = {
    schemaVersion: 1,
    personId,
    fingerprint,
    reason,
    askedBy,
    at: now,
    grants: [],
  };
  return accept({
    changes: [changed('key-reset.asked', before, { kind: 'key-reset', record })],
    result: { personId, fingerprint },
  });
}

type ResetOn = Omit<ResetCommand, 'reason'>;

/**
 * Another person of the institution grants it: neither the one whose key it is nor the one who has asked (R15: nobody alone). With as many
 * as the charter asks for, the lock window begins.
 */
export function decideGrantReset(
  state: ResetState & { readonly charter: Charter },
  { personId, fingerprint }: ResetOn,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const found = openReset(state, { personId, fingerprint });
  if (!found.ok) return found;
  const { person, reset } = found.value;
  const refused = mayGrant(reset, person, state, actor);
  if (refused !== undefined) return refused;
  const { charter, colleagues } = state;
  const record = { ...reset, grants: [...reset.grants, actor.person.id] };
  const counted = record.grants.filter((id) => mayKeep(id, colleagues, charter));
  const needed = charter.accounts?.resetBy?.people ?? Infinity;
  const changes =
    counted.length >= needed
      ? granted(record, { person, before: reset, charter, now })
      : [changed('key-reset.agreed', reset, { kind: 'key-reset', record })];
  return accept({ changes, result: { personId, fingerprint, granted: counted.length >= needed } });
}

function mayKeep(id: PersonId, colleagues: readonly PersonRecord[], charter: Charter): boolean {
  const person = colleagues.find((one) => one.id === id);
  return person?.status === 'active' && permissionsOf(person.roles, charter).has('account.keep');
}

function mayGrant(
  reset: KeyResetRecord,
  { memberId }: PersonRecord,
  { charter, resets }: Pick<ResetState, 'resets'> & { readonly charter: Charter },
  actor: PersonActor,
): Refused | undefined {
  const refused = needPermission(actor, 'account.keep');
  if (refused !== undefined) return refused;
  const { personId } = reset;
  const granter = actor.person.id;
  if (memberId !== actor.member.id)
    return refuse('PERSON_NOT_YOURS', { personId, memberId: actor.member.id });
  if (charter.accounts?.resetBy === undefined) return refuse('RESET_NEEDS_VOTE', { personId });
  if ([personId, reset.askedBy, ...reset.grants].includes(granter)) {
    return refuse('MAKER_IS_CHECKER', { personId: granter });
  }
  return needNoneRunning(resets);
}

/** The old key cancels a reset: any time before it is granted, and then as long as the lock window lasts (R15, J 13.5.6). */
export function decideCancelReset(
  state: ResetState,
  { personId, fingerprint, reason }: ResetCommand,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const found = openReset(state, { personId, fingerprint });
  if (!found.ok) return found;
  const { person, reset } = found.value;
  if (actor.person.id !== personId) return refuse('RESET_NOT_YOURS', { personId });
  const { lockedUntil } = reset;
  if (lockedUntil !== undefined && now >= lockedUntil) {
    return refuse('RESET_WINDOW_OVER', { personId, endedAt: lockedUntil });
  }
  const record: KeyResetRecord = { ...reset, ended: { how: 'cancelled', at: now, reason } };
  const cancelled = changed('key-reset.cancelled', reset, { kind: 'key-reset', record });
  const unlocked = unbarred(person, ({ source }) => source === fingerprint, now);
  const unlocking = changed('person.unlocked', person, { kind: 'person', record: unlocked });
  return accept({
    changes: lockedUntil === undefined ? [cancelled] : [cancelled, unlocking],
    result: { personId, fingerprint },
  });
}

/** Anybody sets a granted reset going whose lock window is over. */
export function decideCompleteReset(
  state: ResetState,
  { personId, fingerprint }: ResetOn,
  { now }: Pick<Context, 'now'>,
): Verdict<Effects> {
  const found = openReset(state, { personId, fingerprint });
  if (!found.ok) return found;
  if (state.credential !== null) {
    return refuse('CREDENTIAL_ALREADY_BOUND', { personId: state.credential.personId });
  }
  const completion = planCompletion(found.value.reset, { ...found.value, live: state.live }, now);
  if (!completion.ok) return completion;
  return accept({ changes: completion.value.changes, result: { personId, fingerprint } });
}

/** A reset that has not ended, with its account: PERSON_NOT_FOUND, RESET_NOT_FOUND, RESET_OVER. */
function openReset(
  { person, resets }: ResetState,
  { personId, fingerprint }: ResetOn,
): Verdict<{ readonly person: PersonRecord; readonly reset: KeyResetRecord }> {
  if (person === null) return refuse('PERSON_NOT_FOUND', { personId });
  const reset = resets.find((one) => one.fingerprint === fingerprint);
  if (reset === undefined) return refuse('RESET_NOT_FOUND', { personId, fingerprint });
  if (reset.ended !== undefined) return refuse('RESET_OVER', { personId, how: reset.ended.how });
  return accept({ person, reset });
}
