import type { MemberId, Millis, PersonId, ProposalId } from '../ids.js';

/** Who holds a seat of a body (shared/charters.md 9 and 10). A seat without a record is vacant. */
export interface SeatRecord {
  readonly schemaVersion: 1;
  readonly bodyId: string;
  /** Class of the seat in the charter. */
  readonly seatClass: string;
  /** From 1, within the class. */
  readonly number: number;
  readonly memberId: MemberId;
  /** The person, where the body is one of people. */
  readonly personId?: PersonId;
  readonly since: Millis;
  /** End of the term; absent: for an indefinite time. */
  readonly until?: Millis;
  /** How many terms in a row this is, from 1. */
  readonly terms: number;
}

/** What people of a body can do together to a proposal (`charter/bodies.ts`, JointAct). */
export const JOINT_ACTS = ['urgency', 'hold', 'release', 'veto', 'approve', 'hear', 'recusal'] as const;
export type JointActKind = (typeof JOINT_ACTS)[number];

/** One person's part in a joint act on a proposal: reasoned, and counted while the person belongs to the body. */
export interface ConsentRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly act: JointActKind;
  readonly bodyId: string;
  readonly personId: PersonId;
  readonly memberId: MemberId;
  readonly reason: string;
  /** Of a hold: until when. */
  readonly until?: Millis;
  /** Of a ruling on recusal: whom it concerns. */
  readonly subject?: MemberId;
  readonly at: Millis;
}
