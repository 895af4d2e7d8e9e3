import type { LocalText } from '../charter.js';
import type { MemberId, Millis, ProposalId } from '../ids.js';
import type { DocumentReference } from './documents.js';

/** Who may use a data set for what (R17). */
export interface DataUse {
  /** Left out: every member. */
  readonly memberId?: MemberId;
  /** Purposes by short name; what is not named is not allowed. */
  readonly purposes: readonly string[];
}

/** A data set with the rules that a vote has given it: who may provide it, who may use it for what, under which terms, until when (R17). */
export interface DataSetRecord {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly title: LocalText;
  /** Who may provide it. */
  readonly providers: readonly MemberId[];
  readonly uses: readonly DataUse[];
  /** The terms of use, kept off the ledger. */
  readonly terms: DocumentReference;
  /** When all of this ends by itself; absent: not before it is withdrawn. */
  readonly until?: Millis;
  /** The decision that these rules are from. */
  readonly proposalId: ProposalId;
  readonly since: Millis;
  /** Once it was withdrawn. */
  readonly withdrawn?: { readonly at: Millis; readonly reason: string; readonly proposalId: ProposalId };
}

/** What may be asked about a data set. */
export const DATA_ANSWERS = ['allowed', 'unknown', 'withdrawn', 'over', 'not-a-member', 'not-named'] as const;
/** Why something is allowed, or why not. */
export type DataAnswer = (typeof DATA_ANSWERS)[number];
