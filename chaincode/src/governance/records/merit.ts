import type { MemberId, Millis, ProposalId, Sha256Hex } from '../ids.js';

/** Points of a stated reason for a member (R30), as a vote or people of a body award them. */
export interface AwardTerms {
  readonly memberId: MemberId;
  /** Reason of the charter. */
  readonly reasonId: string;
  /** What it is given for, in words; two awards with the same words are the same award. */
  readonly note: string;
}

/** What gave rise to points: a vote that awarded them, what people of a body agreed on, a vote that was held, or a case. */
export type MeritSource = ProposalId | Sha256Hex;

/** Points gained or lost (R30). Entries are only added, never changed: a balance is the sum of those that count. */
export interface MeritRecord {
  readonly schemaVersion: 1;
  readonly memberId: MemberId;
  /** Whether `id` is a reason or a penalty of the charter. */
  readonly for: 'reason' | 'penalty';
  readonly id: string;
  readonly source: MeritSource;
  /** From 0, among the entries of one source for the same. */
  readonly number: number;
  /** Below zero: lost. */
  readonly points: number;
  readonly at: Millis;
  /** The moment from which they no longer count; absent: they count for good. */
  readonly until?: Millis;
  readonly note: string;
}
