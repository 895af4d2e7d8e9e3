import type { LocalText } from '../charter.js';
import type { Fingerprint, MemberId, Millis, PersonId, TxId } from '../ids.js';

/** What an institution does with an account of its own (R14). */
export type AccountChange =
  | {
      readonly kind: 'register';
      readonly personId: PersonId;
      readonly name: LocalText;
      readonly roles: readonly string[];
    }
  | { readonly kind: 'renew'; readonly personId: PersonId }
  | { readonly kind: 'lock' | 'unlock' | 'close'; readonly personId: PersonId; readonly reason: string };

/** Such a change as one person of the institution has asked for it, and who of the others has agreed. */
export interface AccountRequestRecord {
  readonly schemaVersion: 1;
  readonly id: TxId;
  readonly memberId: MemberId;
  readonly change: AccountChange;
  readonly askedBy: PersonId;
  readonly at: Millis;
  /** In the order in which they agreed. */
  readonly agreed: readonly PersonId[];
  /** When it took effect; absent: it has not yet. */
  readonly doneAt?: Millis;
}

/** A new key for an account whose old one is lost or no longer trusted (R15). The account itself stays as it is. */
export interface KeyResetRecord {
  readonly schemaVersion: 1;
  readonly personId: PersonId;
  /** The new key. */
  readonly fingerprint: Fingerprint;
  readonly reason: string;
  /** Who of the institution has asked for it; null: the new key itself, or a vote. */
  readonly askedBy: PersonId | null;
  readonly at: Millis;
  /** Who else of the institution has agreed, in this order. */
  readonly grants: readonly PersonId[];
  /** When it was granted; absent: not yet. */
  readonly grantedAt?: Millis;
  /** Until then neither key acts, and the old one can cancel. */
  readonly lockedUntil?: Millis;
  /** How it came to its end, and when. */
  readonly ended?: { readonly how: 'completed' | 'cancelled'; readonly at: Millis; readonly reason?: string };
}
