import type { CaseId, MemberId, Millis, PersonId, Sha256Hex } from '../ids.js';
import type { DocumentReference } from './documents.js';
import type { ObligationPayload } from './obligations.js';

/**
 * Where a dispute stands (R31): open for the reply and then for the finding; found, with time to appeal; closed after that; set aside on
 * appeal; withdrawn by the complainant; or lapsed, since nobody found in time.
 */
export const CASE_STATES = ['open', 'found', 'closed', 'set-aside', 'withdrawn', 'lapsed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const VERDICTS = ['upheld', 'dismissed'] as const;

/** What a finding lays upon a side, and what the evidence for it must show. */
export interface FindingDuty extends Omit<ObligationPayload, 'dues'> {
  readonly shows?: string;
}

/** What people of the finding body agree on. */
export interface FindingTerms {
  readonly caseId: CaseId;
  /** From 1; a new finding after an appeal is another round. */
  readonly round: number;
  readonly verdict: (typeof VERDICTS)[number];
  readonly reasons: string;
  /** Of those that the charter names for findings. */
  readonly remedies: readonly string[];
  /** Penalties of the charter's merit rules, for the respondent. */
  readonly penalties: readonly string[];
  /** What the sides must do; absent: nothing. */
  readonly obligations?: readonly FindingDuty[];
}

/** A finding that enough people have agreed on. */
export interface Finding extends Omit<FindingTerms, 'caseId'> {
  /** Hash of what they agreed on: what its penalties are known by. */
  readonly matter: Sha256Hex;
  readonly people: readonly PersonId[];
  readonly at: Millis;
}

/** A side's words, with documents kept off the ledger: only their hashes are on it. */
export interface Statement {
  readonly text: string;
  readonly documents: readonly DocumentReference[];
  readonly personId: PersonId;
  readonly at: Millis;
}

/** A dispute between two members. Its durations and its finding body are those of the charter version it was brought under. */
export interface CaseRecord {
  readonly schemaVersion: 1;
  readonly id: CaseId;
  readonly charterVersion: number;
  readonly title: string;
  readonly complainant: MemberId;
  readonly respondent: MemberId;
  readonly complaint: Statement;
  readonly state: CaseState;
  /** Until when the respondent may reply. */
  readonly replyUntil: Millis;
  readonly reply?: Statement;
  /** Until when there must be a finding. */
  readonly findUntil: Millis;
  readonly round: number;
  readonly finding?: Finding;
  /** Findings that appeals have set aside, oldest first. */
  readonly setAside?: readonly Finding[];
  /** Until when an appeal may be proposed. */
  readonly appealUntil?: Millis;
  /** When it was closed, set aside, withdrawn or found to have lapsed. */
  readonly endedAt?: Millis;
}

/** What identifies a case in a proposal, with those it is about. */
export interface CaseReference {
  readonly caseId: CaseId;
  readonly complainant: MemberId;
  readonly respondent: MemberId;
}
