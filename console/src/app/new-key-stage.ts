import type { KeyReset } from '@fabric-governance/gateway-api/contract/accounts';
import type { Session } from '@fabric-governance/gateway-api/contract/session';

/**
 * How far a key has come that is not the account's own yet (R15): it is the first and simply bound; nobody has asked for it; it waits for the
 * others of the institution; it waits for the end of the lock window; it may be bound in place of the old one.
 */
export type NewKeyStage =
  | { readonly at: 'first' }
  | { readonly at: 'unasked' }
  | { readonly at: 'asked'; readonly grants: number }
  | { readonly at: 'locked'; readonly until: number }
  | { readonly at: 'due' };

interface KeySources {
  readonly resets: readonly KeyReset[];
  /** The key by which the ledger knows the person. */
  readonly live: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The stage of the session's key. A reset that was cancelled, or after which another key took over, counts for nothing: one asks anew. */
export function newKeyStage(
  { bindable, enrolmentId, fingerprint }: Pick<Session, 'bindable' | 'enrolmentId' | 'fingerprint'>,
  { resets, live, now }: KeySources,
): NewKeyStage {
  if (bindable) return { at: 'first' };
  if (live === fingerprint) return { at: 'due' };
  const reset = resets.find((one) => one.personId === enrolmentId && one.fingerprint === fingerprint);
  if (reset === undefined || reset.ended !== undefined) return { at: 'unasked' };
  if (reset.lockedUntil === undefined) return { at: 'asked', grants: reset.grants.length };
  return now < reset.lockedUntil ? { at: 'locked', until: reset.lockedUntil } : { at: 'due' };
}
