import type { PenaltyConsequence } from '../charter/merit.js';
import type { MemberId, Millis, PersonId } from '../ids.js';
import type { DocumentReference } from './documents.js';
import type { MeritSource } from './merit.js';

/**
 * Where a penalty stands (R30): announced, with time to reply; in force; undone, as if it had never been in force; or lifted, from then
 * on. One that lasts only for a time stays `in-force` and stops counting by itself.
 */
export const PENALTY_STATES = ['notice', 'in-force', 'annulled', 'lifted'] as const;
export type PenaltyState = (typeof PENALTY_STATES)[number];

/** What identifies a penalty. */
export interface PenaltyKey {
  readonly memberId: MemberId;
  /** Penalty of the charter. */
  readonly penaltyId: string;
  /** What imposed it: a proposal, or a finding of a case. */
  readonly source: MeritSource;
}

/** The member's answer to a penalty before it takes effect. */
export interface PenaltyReply {
  readonly text: string;
  /** Evidence, kept off the ledger. */
  readonly documents: readonly DocumentReference[];
  readonly personId: PersonId;
  readonly at: Millis;
}

/** A penalty for a member. Its durations are those of the charter version that it was imposed under. */
export interface PenaltyRecord extends PenaltyKey {
  readonly schemaVersion: 1;
  readonly charterVersion: number;
  readonly consequence: PenaltyConsequence;
  /** Of the consequence `points`: how many it costs. */
  readonly points?: number;
  readonly state: PenaltyState;
  /** Why, in words. */
  readonly grounds: string;
  /** The member's points when it was imposed. */
  readonly balance: number;
  readonly imposedAt: Millis;
  /** When the time to reply is over and it may take effect. */
  readonly replyUntil: Millis;
  readonly reply?: PenaltyReply;
  readonly effectiveAt?: Millis;
  /** Until when an appeal may be proposed. */
  readonly appealUntil?: Millis;
  /** When it stops by itself; absent: only when it is lifted. */
  readonly until?: Millis;
  /** When it was annulled or lifted. */
  readonly endedAt?: Millis;
}
