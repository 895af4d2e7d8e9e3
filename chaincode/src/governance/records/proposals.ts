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

/** Who decides by a track, with everything about them that counting needs. */
export interface PinnedElectorate {
  /** Sorted by member id. */
  readonly electorate: readonly Elector[];
  /** Seats of the electorate's body that nobody holds, where there are any. */
  readonly vacant?: number;
  /** The member that chairs, where the track gives the chair a casting vote. */
  readonly chair?: MemberId;
}

/** What is fixed when the proposal is submitted and never changes after (R21); electors later, where the track says so. */
export interface Pin extends PinnedElectorate {
  readonly at: Millis;
  /** SHA-256 of the canonical JSON of title, description, documents, actions and track id. */
  readonly payloadHash: Sha256Hex;
  readonly charterVersion: number;
  /** Of an election: how many seats are to be filled. */
  readonly seats?: number;
  /** Of an urgent track: who decides if the vote becomes the standard track's, and about ratification. */
  readonly standard?: PinnedElectorate;
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
  /** Length of the voting window, where the proposer has chosen one within the track's bounds. */
  readonly voting?: string;
  /** The proposal of the same content whose vote missed its quorum, where this is its second call. */
  readonly secondCallOf?: ProposalId;
  readonly pin?: Pin;
}

/** Time for which a proposal's clocks stood still: by a hold, or by a stop of the whole system (R16). */
export interface Pause {
  readonly from: Millis;
  readonly until: Millis;
  /** Absent: a hold. */
  readonly by?: 'stop';
}

/** Why and until when a proposal is held, and the state to which it goes back. */
export interface Hold {
  readonly state: ProposalState;
  readonly at: Millis;
  /** At the latest; then anyone may release it. */
  readonly until: Millis;
  /** The body whose people hold it. */
  readonly bodyId: string;
  readonly reason: string;
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
  readonly votingOpenedAt?: Millis;
  readonly votingEndsAt?: Millis;
  /** How much all extensions of the window have added, in milliseconds. */
  readonly extended?: Millis;
  /** Of a secret vote: until when ballots may be revealed. */
  readonly revealEndsAt?: Millis;
  /** The track by which the vote goes on, where an urgent one was converted. */
  readonly trackId?: string;
  /** Earliest execution. */
  readonly dueAt?: Millis;
  /** After this moment the decision can no longer be executed. */
  readonly expiresAt?: Millis;
  /** When each review of the track is over, in the track's order. */
  readonly reviewsEndAt?: readonly Millis[];
  /** Current or last attempt of a network execution, from 1. */
  readonly attempt?: number;
  /** When the running attempt may be recorded as failed. */
  readonly attemptEndsAt?: Millis;
  /** When the next attempt may start. */
  readonly retryAt?: Millis;
  /** Until when an urgent decision that was carried out can be ratified. */
  readonly ratificationEndsAt?: Millis;
  /** The transaction that carried an urgent decision out: its audit records say what an annulment must undo. */
  readonly executedIn?: TxId;
  /** While it is held. */
  readonly hold?: Hold;
  /** Holds and stops of the system that are over, oldest first. */
  readonly pauses?: readonly Pause[];
  /** Why the last attempt failed: a code, or the agents' reason. */
  readonly failure?: string;
  readonly withdrawnReason?: string;
  /** Why it was vetoed, in the guardians' words. */
  readonly vetoReason?: string;
  /** The second call of a vote that missed its quorum: there is only one. */
  readonly calledAgainBy?: ProposalId;
  /** The code that says why it was superseded. */
  readonly supersededBy?: string;
}

export interface SponsorshipRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly at: Millis;
  /** When the sponsor agreed that the proposal may be withdrawn although ballots have been cast. */
  readonly withdrawalAgreedAt?: Millis;
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
  /** What the institution is to say; of a secret ballot the commitment that hides it. */
  readonly choice?: Choice;
  readonly commitment?: Sha256Hex;
  /** Candidates in the order of preference, in an election. */
  readonly ranking?: readonly string[];
  /** Present where it is about the ratification of an urgent decision. */
  readonly round?: 'ratification';
  /** 32 random bytes, lower-case hex. */
  readonly salt: string;
}

/**
 * What an institution's secret ballot hides, for its own people: private data of the implicit collection, so that they know what
 * commitment they approve and can reveal it later (R26). One record for each commitment; none is ever overwritten.
 */
export interface PreparedBallotRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly commitment: Sha256Hex;
  readonly choice: Choice;
  /** Candidates in the order of preference, in an election. */
  readonly ranking?: readonly string[];
  /** 32 random bytes, lower-case hex. */
  readonly salt: string;
  readonly personId: PersonId;
  readonly at: Millis;
}

/** The institution's one ballot; in a ratification a record of its own kind, but alike. */
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
  /** Candidates in the order of preference, in an election. */
  readonly ranking?: readonly string[];
  /** Grounds, where the track asks for some. */
  readonly reason?: string;
  /** Of a secret vote: when the choice was revealed; `at` is when it was committed to. */
  readonly revealedAt?: Millis;
  /** What the ballot said before, oldest first, where ballots may be changed. */
  readonly history?: readonly { readonly choice: Choice; readonly at: Millis; readonly txId: TxId }[];
}

/** An institution's secret ballot before it is revealed: the hash of proposal, member, choice and salt (R26). */
export interface CommitmentRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly commitment: Sha256Hex;
  readonly castBy: PersonId;
  /** Whose approvals of exactly this commitment were proven, sorted. */
  readonly approvedBy: readonly PersonId[];
  readonly at: Millis;
  readonly txId: TxId;
}

/** A member hands its ballot on one track to another (R27). Its own ballot always goes before. */
export interface DelegationRecord {
  readonly schemaVersion: 1;
  readonly trackId: string;
  readonly from: MemberId;
  readonly to: MemberId;
  readonly personId: PersonId;
  readonly since: Millis;
  readonly until: Millis;
  /** When it was taken back or replaced. */
  readonly revokedAt?: Millis;
  readonly txId: TxId;
}

/** A member declares a conflict of interest and leaves this vote (R24). */
export interface RecusalRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly reason: string;
  readonly at: Millis;
}

/** An elector demands that the matter goes to another track (shared/charters.md 11). */
export interface ReferralDemandRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly at: Millis;
}
