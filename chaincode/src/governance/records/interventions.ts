import type { InterventionKind } from '../charter/accounts.js';
import type { MemberId, Millis, NodeId, PersonId, ProposalId, Sha256Hex } from '../ids.js';

/** Whom an intervention concerns: one of these, by its kind, or nobody where it concerns the system as a whole. */
export interface InterventionTarget {
  readonly personId?: PersonId;
  readonly memberId?: MemberId;
  readonly nodeId?: NodeId;
}

/** One person's part in an intervention or in lifting it. */
export interface InterventionWord {
  readonly personId: PersonId;
  readonly memberId: MemberId;
  readonly at: Millis;
}

/** An intervention from its order to its end. It takes effect when enough people of the charter's body, or of the regulator, want it, or by vote. */
export interface InterventionRecord extends InterventionTarget {
  readonly schemaVersion: 1;
  /** Transaction that ordered it, or the proposal by which it was decided. */
  readonly id: string;
  readonly kind: InterventionKind;
  /** The regulator whose power it is done by, and the vote that granted the power (R5); absent: people of a body, or a vote. */
  readonly power?: { readonly memberId: MemberId; readonly proposalId: ProposalId };
  readonly reason: string;
  /** How long it was wanted for; absent: as long as may be. */
  readonly lasts?: string;
  /** SHA-256 of the plan by which things are to be set right again. */
  readonly recoveryPlan?: Sha256Hex;
  readonly at: Millis;
  /** Who wants it; nobody where a vote has decided it. */
  readonly wantedBy: readonly InterventionWord[];
  /** When it took effect; absent: not yet. */
  readonly imposedAt?: Millis;
  /** When it ends by itself; absent: not before it is lifted. */
  readonly until?: Millis;
  /** The vote that must confirm it in time, or it ends. */
  readonly review?: { readonly trackId: string; readonly by: Millis; readonly confirmedIn?: ProposalId };
  /** Who of the body wants it lifted. */
  readonly liftedBy: readonly InterventionWord[];
  readonly ended?: {
    readonly how: 'withdrawn' | 'lifted' | 'lapsed' | 'rejected' | 'voted';
    readonly at: Millis;
    readonly reason?: string;
  };
}

/** The system as a whole is stopped, by an intervention in force. */
export interface SystemStop {
  readonly interventionId: string;
  readonly kind: 'pause-system' | 'terminate-system';
  readonly since: Millis;
  readonly until?: Millis;
}

/** A stop that is over: from when, until when. */
export interface StopPeriod {
  readonly from: Millis;
  readonly until: Millis;
}
