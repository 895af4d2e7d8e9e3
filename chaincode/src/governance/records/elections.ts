import type { MemberId, PersonId } from '../ids.js';

/** Somebody who stands for a seat: an institution, or a person of it. */
export interface Candidate {
  /** Short name within the election. */
  readonly id: string;
  readonly memberId: MemberId;
  readonly personId?: PersonId;
}

export interface ElectionPayload {
  readonly bodyId: string;
  readonly seatClass: string;
  readonly candidates: readonly Candidate[];
}

/** Who is to sit in a seat that is filled by appointment: an institution, or a person of it. */
export interface AppointmentPayload {
  readonly bodyId: string;
  readonly seatClass: string;
  readonly memberId: MemberId;
  readonly personId?: PersonId;
}

/** One round of counting: what each continuing candidate was supported by, and who was eliminated. */
export interface ElectionRound {
  readonly support: Readonly<Record<string, number>>;
  readonly eliminated?: readonly string[];
}

/** How an election came out, round by round. */
export interface ElectionRecord {
  readonly method: 'approval' | 'plurality' | 'ranked';
  readonly seats: number;
  readonly rounds: readonly ElectionRound[];
  /** Candidates' ids, most support first. */
  readonly elected: readonly string[];
  /** Candidates that stayed tied, none of whom is elected. */
  readonly tied?: readonly string[];
}
