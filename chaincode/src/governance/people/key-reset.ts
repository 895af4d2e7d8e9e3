import { changed, type Change } from '../change.js';
import { accountsSchema } from '../charter/accounts.js';
import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { Millis } from '../ids.js';
import type { KeyResetRecord } from '../records/accounts.js';
import type { PersonCredentialRecord, PersonRecord } from '../records/members.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { barred, unbarred } from './standing.js';

/** Whether a reset has been granted and neither cancelled nor completed. */
export function isRunning({ grantedAt, ended }: KeyResetRecord): boolean {
  return grantedAt !== undefined && ended === undefined;
}

/** RESET_RUNNING, where one of an account's resets has been granted and has not ended: one at a time. */
export function needNoneRunning(resets: readonly KeyResetRecord[]): Refused | undefined {
  const running = resets.find(isRunning);
  if (running === undefined) return undefined;
  const { personId, fingerprint } = running;
  return refuse('RESET_RUNNING', { personId, fingerprint });
}

export interface GrantContext {
  readonly person: PersonRecord;
  readonly before: KeyResetRecord | null;
  readonly charter: Charter;
  readonly now: Millis;
}

/** The reset is granted: the account is locked, for the old key to cancel within the charter's lock window. */
export function granted(record: KeyResetRecord, { person, before, charter, now }: GrantContext): Change[] {
  const { lockWindow } = charter.accounts ?? accountsSchema.parse({});
  const after = { ...record, grantedAt: now, lockedUntil: endOf(now, lockWindow, charter) };
  const bar = { kind: 'locked', source: record.fingerprint, since: now } as const;
  return [
    changed('key-reset.granted', before, { kind: 'key-reset', record: after }),
    changed('person.locked', person, { kind: 'person', record: barred(person, bar, now) }),
  ];
}

export interface Completion {
  readonly changes: readonly Change[];
  readonly person: PersonRecord;
  readonly live: PersonCredentialRecord;
}

/**
 * What a granted reset does when its lock window is over: the account belongs to the new key, which has yet to prove itself by binding, and
 * the locks of the reset and of the own institution end. Roles and history stay. RESET_NOT_GRANTED, RESET_OVER, RESET_LOCKED; a frozen account
 * waits for the end of its freeze.
 */
export function planCompletion(
  reset: KeyResetRecord,
  { person, live }: { readonly person: PersonRecord; readonly live: PersonCredentialRecord | null },
  now: Millis,
): Verdict<Completion> {
  const { personId, fingerprint, lockedUntil, ended } = reset;
  if (ended !== undefined) return refuse('RESET_OVER', { personId, how: ended.how });
  if (lockedUntil === undefined) return refuse('RESET_NOT_GRANTED', { personId });
  if (now < lockedUntil) return refuse('RESET_LOCKED', { personId, until: lockedUntil });
  if (person.status === 'frozen' || person.status === 'closed') {
    return refuse('PERSON_NOT_ACTIVE', { personId, status: person.status });
  }
  const unlocked = unbarred(
    person,
    ({ source }) => source === fingerprint || source === person.memberId,
    now,
  );
  const after: PersonCredentialRecord = { schemaVersion: 1, personId, fingerprint };
  const record: KeyResetRecord = { ...reset, ended: { how: 'completed', at: now } };
  const changes = [
    changed('key-reset.completed', reset, { kind: 'key-reset', record }),
    changed('person.unlocked', person, { kind: 'person', record: unlocked }),
    changed('credential.replaced', live, { kind: 'person-credential', record: after }),
  ];
  return accept({ changes, person: unlocked, live: after });
}
