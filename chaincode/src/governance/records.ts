import type { Charter, Condition, Floor, LocalText } from './charter.js';
import type { Fingerprint, MemberId, Millis, MspId, PersonId, ProposalId, Sha256Hex, TxId } from './ids.js';
import type { Choice, MemberStatus, Outcome, ParticipantKind, ProposalState } from './states.js';

/** How an institution decides about its own ballot (R2). */
export interface DecisionRule {
  /** Approvals by different people of the institution, for the choice that is cast. */
  readonly approvals: number;
  /** When true, the person who casts the ballot does not count among the approvals. */
  readonly makerIsNotChecker: boolean;
}

/** An institution (R1). The regulator is a member too, one that does not vote (R5). */
export interface MemberRecord {
  readonly schemaVersion: 1;
  readonly id: MemberId;
  readonly mspId: MspId;
  readonly name: LocalText;
  readonly kinds: readonly ParticipantKind[];
  readonly status: MemberStatus;
  readonly votes: boolean;
  /** Voting weight, an integer ≥ 1; 0 for a member that does not vote. */
  readonly weight: number;
  readonly decisionRule: DecisionRule;
  /** Credential of the institution's operator agent. */
  readonly agent: Fingerprint;
  readonly since: Millis;
}

export interface PersonRecord {
  readonly schemaVersion: 1;
  readonly id: PersonId;
  readonly memberId: MemberId;
  readonly name: LocalText;
  readonly status: 'active';
  /** Role ids of the charter in force, sorted. */
  readonly roles: readonly string[];
}

/** A credential apart from the account (R14): this key may act as this person. */
export interface CredentialRecord {
  readonly schemaVersion: 1;
  readonly fingerprint: Fingerprint;
  readonly personId: PersonId;
  readonly boundAt: Millis;
}

/** The one live credential of a person; its absence means that the first one may still be bound. */
export interface PersonCredentialRecord {
  readonly schemaVersion: 1;
  readonly personId: PersonId;
  readonly fingerprint: Fingerprint;
}

export interface CharterRecord {
  readonly schemaVersion: 1;
  readonly version: number;
  readonly charter: Charter;
  /** SHA-256 of the charter's canonical JSON. */
  readonly hash: Sha256Hex;
  readonly since: Millis;
}

/** A document kept off the ledger (R7): only its hash and where it may be had are on it. */
export interface DocumentReference {
  readonly name: string;
  readonly hash: Sha256Hex;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

/** What an outside institution brings when it applies (R7); all of it becomes part of the proposal. */
export interface AdmissionPayload {
  readonly member: {
    readonly id: MemberId;
    readonly mspId: MspId;
    readonly name: LocalText;
    readonly kinds: readonly ParticipantKind[];
    readonly votes: boolean;
    readonly weight: number;
    readonly decisionRule: DecisionRule;
    readonly agent: Fingerprint;
  };
  readonly people: readonly {
    readonly id: PersonId;
    readonly name: LocalText;
    readonly roles: readonly string[];
  }[];
  /** What Fabric's organisation group is made from. PEM texts; node OUs are always on. */
  readonly organisation: {
    readonly rootCertificates: readonly string[];
    readonly tlsRootCertificates: readonly string[];
    readonly anchorPeers: readonly { readonly host: string; readonly port: number }[];
  };
  readonly evidence: readonly DocumentReference[];
}

export interface RolePayload {
  readonly personId: PersonId;
  readonly roleId: string;
}

/** A decision in words (R18): nothing changes on the ledger but the record that it was decided. */
export interface ResolutionPayload {
  readonly text: string;
}

export type Action =
  | { readonly kind: 'member.admit'; readonly payload: AdmissionPayload }
  | { readonly kind: 'role.grant'; readonly payload: RolePayload }
  | { readonly kind: 'role.revoke'; readonly payload: RolePayload }
  | { readonly kind: 'resolution.record'; readonly payload: ResolutionPayload };
export type ActionKind = Action['kind'];

export interface Elector {
  readonly memberId: MemberId;
  readonly weight: number;
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

export interface Count {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly silent: number;
  readonly total: number;
}

/** Counted ballots in both measures. */
export interface Tally {
  readonly heads: Count;
  readonly weight: Count;
}

/** How a condition came out: the same tree as the condition, with the numbers that decided. */
export type ConditionResult =
  | {
      readonly met: boolean;
      readonly floor: Floor;
      /** What was counted. */
      readonly reached: number;
      /** Least count that satisfies `gte`/`gt`, greatest that satisfies `lte`/`lt`. */
      readonly needed: number;
      /** Size of the base. */
      readonly base: number;
    }
  | { readonly met: boolean; readonly all: readonly ConditionResult[] }
  | { readonly met: boolean; readonly any: readonly ConditionResult[] };

/** Why a vote ended as it did, as data that the console words in either language. */
export interface DecisionRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly outcome: Outcome;
  readonly decidedAt: Millis;
  /** True when decided before the window's end, because no outstanding ballot could change the outcome. */
  readonly early: boolean;
  readonly tally: Tally;
  readonly quorum?: ConditionResult;
  readonly threshold: ConditionResult;
  readonly rule: { readonly trackId: string; readonly quorum?: Condition; readonly threshold: Condition };
}

/** A member's signature over the configuration update of an execution attempt. All byte strings base64. */
export interface ContributionRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly attempt: number;
  /** Serialized common.ConfigUpdate, made by each agent by itself from the current configuration. */
  readonly configUpdate: string;
  /** Serialized common.ConfigSignature over it. */
  readonly configSignature: string;
  readonly at: Millis;
}

/** What a member's agent found when it re-read the network (R33). */
export interface AttestationRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly attempt: number;
  readonly result: 'done' | 'failed';
  /** The config block that shows it: present when done. */
  readonly evidence?: { readonly blockNumber: number; readonly headerHash: Sha256Hex };
  /** Present when failed. */
  readonly reason?: string;
  readonly at: Millis;
}

/** Events of the audit record; each is one kind of state change. */
export const AUDIT_EVENTS = [
  'consortium.founded',
  'member.admitted',
  'person.registered',
  'credential.bound',
  'role.granted',
  'role.revoked',
  'resolution.recorded',
  'charter.adopted',
  'proposal.drafted',
  'proposal.sponsored',
  'proposal.submitted',
  'proposal.voting-opened',
  'proposal.decided',
  'proposal.withdrawn',
  'proposal.expired',
  'ballot.cast',
  'execution.started',
  'execution.contributed',
  'execution.attested',
  'execution.executed',
  'execution.failed',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** Record kinds, as named in `ledger/keys.ts`. */
export const RECORD_KINDS = [
  'consortium',
  'charter',
  'member',
  'person',
  'credential',
  'person-credential',
  'proposal',
  'phase',
  'sponsorship',
  'ballot',
  'decision',
  'contribution',
  'attestation',
  'audit',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Founded once; names the charter version in force. */
export interface ConsortiumRecord {
  readonly schemaVersion: 1;
  readonly name: LocalText;
  readonly channel: string;
  /** SHA-256 of the canonical founding document. */
  readonly foundingHash: Sha256Hex;
  readonly foundedAt: Millis;
  readonly charterVersion: number;
}

/** One per change (R37): who, what, before and after, in which transaction. */
export interface AuditRecord {
  readonly schemaVersion: 1;
  readonly txId: TxId;
  /** Order within the transaction, from 0. */
  readonly index: number;
  readonly at: Millis;
  readonly event: AuditEvent;
  readonly actor: {
    readonly mspId: MspId;
    readonly memberId: MemberId | null;
    /** Null for an agent. */
    readonly personId: PersonId | null;
    readonly fingerprint: Fingerprint;
  };
  /** The record that changed: its kind and its key's attributes. */
  readonly subject: { readonly kind: RecordKind; readonly key: readonly string[] };
  readonly before: unknown;
  readonly after: unknown;
}

/** What a consortium is founded from: made from the consortium file, the same bytes at every institution. */
export interface FoundingDocument {
  readonly schemaVersion: 1;
  readonly name: LocalText;
  readonly channel: string;
  readonly charter: Charter;
  readonly members: readonly Omit<MemberRecord, 'schemaVersion' | 'status' | 'since'>[];
  readonly people: readonly Omit<PersonRecord, 'schemaVersion' | 'status'>[];
}
