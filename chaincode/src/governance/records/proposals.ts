import type { MemberId, Millis, PersonId, ProposalId, Sha256Hex, TxId } from '../ids.js';
import type { Choice, ProposalState } from '../states.js';
import type { Action, DocumentReference } from './actions.js';

export interface Elector {
  readonly memberId: MemberId;
  /** What counts: the own weight, or less where a cap takes hold. */
  readonly weight: number;
  /** The own weight, where a cap has lowered what counts (R24). */
  readonly ownWeight?: number;
  /** The group of affiliates to which the member belongs, where there is one. */
  readonly group?: string;
  /** Classes that the track's conditions name and to which it belongs: participant kinds, classes of seats; sorted. */
  readonly classes?: readonly string[];
  /** Counts as inactive: out of the base `active` unless it takes part (R27). */
  readonly inactive?: true;
  /** Recused from the start: the actions are about it, or a ruling said so (R24). */
  readonly recused?: 'subject' | 'ruled';
}

/** What is fixed when the proposal is submitted and never changes after (R21). */
export interface Pin {
  readonly at: Millis;
  /** SHA-256 of the canonical JSON of title, description, documents, actions and track id. */
  readonly payloadHash: Sha256Hex;
  readonly charterVersion: number;
  /** Sorted by member id. */
  readonly electorate: readonly Elector[];
}

/** A proposal's content: rewritten only by submission, which pins it. */
export interface ProposalRecord {
  readonly schemaVersion: 1;
  readonly id: ProposalId;
  readonly title: string;
  readonly description: string;
  readonly documents: readonly DocumentReference[];
  readonly actions: readonly Action[];
  readonly trackId: string;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly createdAt: Millis;
  readonly pin?: Pin;
}

/**
 * Where a proposal stands: the small key that every ballot reads and every transition rewrites, so that a
 * ballot endorsed in time but withheld past the close dies as an MVCC conflict.
 */
export interface PhaseRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly state: ProposalState;
  /** When this state began. */
  readonly since: Millis;
  readonly noticeEndsAt?: Millis;
  readonly votingEndsAt?: Millis;
  /** Earliest execution. */
  readonly dueAt?: Millis;
  /** After this moment the decision can no longer be executed. */
  readonly expiresAt?: Millis;
  /** Current or last attempt of a network execution, from 1. */
  readonly attempt?: number;
  /** When the running attempt may be recorded as failed. */
  readonly attemptEndsAt?: Millis;
  /** When the next attempt may start. */
  readonly retryAt?: Millis;
  /** Why the last attempt failed: a code, or the agents' reason. */
  readonly failure?: string;
  readonly withdrawnReason?: string;
}

export interface SponsorshipRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly at: Millis;
}

/** An opinion inside an institution: private data of its implicit collection, never public (R36). */
export interface OpinionRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly personId: PersonId;
  readonly choice: Choice;
  readonly text: string;
  readonly salt: string;
  readonly at: Millis;
}

/**
 * One person's approval of the institution's ballot: private data of the implicit collection. The public ballot
 * proves it: every endorser recomputes this record's canonical JSON from the ballot's arguments and compares its hash
 * with the collection's hash, which all peers hold. The salt keeps the choice unguessable until then.
 */
export interface ApprovalRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly personId: PersonId;
  readonly choice: Choice;
  /** 32 random bytes, lower-case hex. */
  readonly salt: string;
}

/** The institution's one ballot. */
export interface BallotRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly choice: Choice;
  readonly castBy: PersonId;
  /** Whose approvals were proven, sorted. */
  readonly approvedBy: readonly PersonId[];
  readonly at: Millis;
  readonly txId: TxId;
}
