import type { LocalText } from '../charter.js';
import type { MemberId, Millis, PersonId, TxId } from '../ids.js';

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
