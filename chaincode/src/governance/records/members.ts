import type { Charter, LocalText } from '../charter.js';
import type { NetworkPhase } from '../charter/network-phases.js';
import type { Fingerprint, MemberId, Millis, MspId, PersonId, ProposalId, Sha256Hex } from '../ids.js';
import type { StopPeriod, SystemStop } from './interventions.js';
import type { MemberStatus, ParticipantKind, PersonStatus } from '../states.js';

/** How an institution decides about its own ballot (R2). */
export interface DecisionRule {
  /** Approvals by different people of the institution, for the choice that is cast. */
  readonly approvals: number;
  /** When true, the person who casts the ballot does not count among the approvals. */
  readonly makerIsNotChecker: boolean;
}

/** Why and for how long a member is suspended (R9). */
export interface Suspension {
  readonly reason: string;
  /** What it goes back to. */
  readonly from: 'active' | 'leaving';
  /** When it ends by itself; absent: not before the reinstatement. */
  readonly until?: Millis;
  /** The decision that suspended it … */
  readonly proposalId?: ProposalId;
  /** … or the intervention that did (R16). */
  readonly interventionId?: string;
}

/** A voluntary exit that was declared and not taken back (R8). */
export interface ExitNote {
  /** By which proposal. */
  readonly proposalId: ProposalId;
  readonly declaredAt: Millis;
  /** The end of the notice. */
  readonly dueAt: Millis;
  /** Until when it waits, at most, for what the member has left open. */
  readonly waitsUntil: Millis;
}

/** Something that stood open when a member left: which record. */
export interface Unsettled {
  readonly kind: 'obligation' | 'penalty' | 'case';
  readonly key: readonly string[];
}

/** How a member went (R8). */
export interface DepartureNote {
  readonly at: Millis;
  readonly reason: string;
  /** The decision by which it went. */
  readonly proposalId: ProposalId;
  /** What it left open. */
  readonly unsettled?: readonly Unsettled[];
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
  /** The group of affiliates that it belongs to: institutions under one control (R24). */
  readonly group?: string;
  readonly decisionRule: DecisionRule;
  /** Credential of the institution's operator agent. */
  readonly agent: Fingerprint;
  readonly since: Millis;
  /** While it is suspended. */
  readonly suspension?: Suspension;
  /** While it is leaving. */
  readonly exit?: ExitNote;
  /** Once it has left or was removed. */
  readonly departure?: DepartureNote;
}

/** Something that keeps an account from acting: a freeze, which is about the person, or a lock, which is about the key (R14–R16). */
export interface Bar {
  readonly kind: 'frozen' | 'locked';
  /** What set it, and may take it away: a proposal's id, an intervention's id, or the fingerprint of a key reset. */
  readonly source: string;
  readonly since: Millis;
  /** When it ends by itself; absent: not before it is taken away. */
  readonly until?: Millis;
}

/** A person's account, apart from the key that acts for it (R14). */
export interface PersonRecord {
  readonly schemaVersion: 1;
  readonly id: PersonId;
  readonly memberId: MemberId;
  readonly name: LocalText;
  /** As it stood when the record was written; `people/standing.ts` tells how it stands at a moment. */
  readonly status: PersonStatus;
  /** Role ids of the charter in force, sorted. */
  readonly roles: readonly string[];
  /** What keeps it from acting, where anything does. */
  readonly bars?: readonly Bar[];
  /** The moment at which it expires unless it is renewed; absent: without end. */
  readonly validUntil?: Millis;
  /** Of a closed account: when and why. */
  readonly closed?: { readonly at: Millis; readonly reason: string };
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

/** Founded once; names the charter version in force. */
export interface ConsortiumRecord {
  readonly schemaVersion: 1;
  readonly name: LocalText;
  readonly channel: string;
  /** SHA-256 of the canonical founding document. */
  readonly foundingHash: Sha256Hex;
  readonly foundedAt: Millis;
  readonly charterVersion: number;
  /** By what the system as a whole was stopped last, where nobody has recorded its end. */
  readonly stop?: SystemStop;
  /** Earlier stops that are over, oldest first: so long the clocks of proposals stood still. */
  readonly stops?: readonly StopPeriod[];
  /** The phase that was decided last; absent: the one in which the charter lets the network begin (R6). */
  readonly phase?: NetworkPhase;
  /** When it began. */
  readonly phaseSince?: Millis;
}

/** What a consortium is founded from: made from the consortium file, the same bytes at every institution. */
export interface FoundingDocument {
  readonly schemaVersion: 1;
  readonly name: LocalText;
  readonly channel: string;
  readonly charter: Charter;
  readonly members: readonly Omit<
    MemberRecord,
    'schemaVersion' | 'status' | 'since' | 'suspension' | 'exit' | 'departure'
  >[];
  readonly people: readonly Pick<PersonRecord, 'id' | 'memberId' | 'name' | 'roles'>[];
}
