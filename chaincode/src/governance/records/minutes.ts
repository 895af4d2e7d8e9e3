import type { MemberId, Millis, ProposalId } from '../ids.js';
import type { DocumentReference } from './documents.js';

/** Who signed a decision that was made off the ledger, and in which capacity. */
export interface Signatory {
  readonly name: string;
  readonly capacity: string;
  /** The institution for which it was signed, where it is a member's. */
  readonly memberId?: MemberId;
}

/** A decision that was made off the ledger, such as in a meeting, and confirmed by a vote to be what was decided (R18). */
export interface MinutesRecord {
  readonly schemaVersion: 1;
  /** The vote that recorded it; obligations that follow from it stand under the same id. */
  readonly proposalId: ProposalId;
  /** What was decided. */
  readonly text: string;
  /** When it was made. */
  readonly madeAt: Millis;
  /** The signed document, which stays off the ledger; by its hash the minutes are known. */
  readonly document: DocumentReference;
  readonly signatories: readonly Signatory[];
  readonly recordedAt: Millis;
}
