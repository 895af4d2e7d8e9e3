import type { MemberId, Millis, ProposalId, Sha256Hex } from '../ids.js';

/** Who was asked and who took part in one vote of a track (R27). Written when the vote is decided. */
export interface AttendanceRecord {
  readonly schemaVersion: 1;
  readonly trackId: string;
  readonly proposalId: ProposalId;
  readonly decidedAt: Millis;
  /** Electors that took part, sorted; by a delegate only where that counts as being present. */
  readonly present: readonly MemberId[];
  /** Electors that did not, sorted. Recused ones are in neither list. */
  readonly missing: readonly MemberId[];
}

/** A member asks for its ballot back, or to count as active again: what it missed before no longer counts. */
export interface ResumptionRecord {
  readonly schemaVersion: 1;
  readonly trackId: string;
  readonly memberId: MemberId;
  readonly at: Millis;
}

/** A matter that was rejected, so that it can be seen whether it comes again too soon (shared/charters.md 24). */
export interface TablingRecord {
  readonly schemaVersion: 1;
  /** Hash of what makes it the same matter. */
  readonly matter: Sha256Hex;
  readonly proposalId: ProposalId;
  readonly rejectedAt: Millis;
}
