import type { MemberId, Millis, PersonId, ProposalId } from '../ids.js';
import type { DocumentReference } from './documents.js';

/**
 * How an obligation stands (R18): `open` until its owner reports it; `overdue` once somebody has put on record that its due date
 * passed; `fulfilled` when reported with evidence; `accepted` when somebody else has found that it is; `waived` by vote. The
 * last two settle it.
 */
export const OBLIGATION_STATES = ['open', 'overdue', 'fulfilled', 'accepted', 'waived'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** What tells an obligation: the decision that created it, and its short name there. */
export interface ObligationKey {
  readonly proposalId: ProposalId;
  readonly id: string;
}

/** What an owner says about its obligation, with the evidence for it. */
export interface ObligationReport {
  readonly personId: PersonId;
  readonly at: Millis;
  readonly note: string;
  readonly evidence: readonly DocumentReference[];
}

/** Another institution's answer to a report. */
export interface ObligationAnswer {
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly at: Millis;
  readonly note: string;
}

/** A duty that a decision has laid upon an institution. */
export interface ObligationRecord extends ObligationKey {
  readonly schemaVersion: 1;
  /** What is to be done. */
  readonly text: string;
  /** The institution that owes it. */
  readonly memberId: MemberId;
  /** Who looks after it there. The institution owes it all the same, and any of its people who may can report it. */
  readonly personId?: PersonId;
  /** The institution to which it is owed, which alone can accept it while it takes part; absent: any other one that votes. */
  readonly owedTo?: MemberId;
  readonly since: Millis;
  readonly dueAt: Millis;
  readonly state: ObligationState;
  /** When it was put on record that the due date had passed; stays when it is fulfilled late. */
  readonly overdueSince?: Millis;
  readonly report?: ObligationReport;
  readonly acceptance?: ObligationAnswer;
  /** Reports that were given back, oldest first. */
  readonly returned?: readonly ObligationAnswer[];
  /** The decision that waived it, and why. */
  readonly waiver?: { readonly proposalId: ProposalId; readonly at: Millis; readonly reason: string };
}
