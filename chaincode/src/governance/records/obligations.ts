import type { CaseId, MemberId, Millis, PersonId, ProposalId } from '../ids.js';
import type { DocumentReference } from './documents.js';

/**
 * How an obligation stands (R18): `open` until its owner reports it; `overdue` once somebody has put on record that its due date
 * passed; `fulfilled` when reported with evidence; `accepted` when somebody else has found that it is; `waived` by vote. The
 * last two settle it.
 */
export const OBLIGATION_STATES = ['open', 'overdue', 'fulfilled', 'accepted', 'waived'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/**
 * What tells an obligation: the decision under which it was laid, and its short name there. That is the vote that set it or gave a
 * regulator the power to demand it; of a finding's obligations the case.
 */
export interface ObligationKey {
  readonly proposalId: ProposalId | CaseId;
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

/** Who of a regulator has demanded a report, and why (R5). */
export interface ObligationDemand {
  readonly personId: PersonId;
  readonly reason: string;
}

/** A duty to be laid upon an institution (R18). */
export interface ObligationPayload {
  /** Its short name, unique within the decision. */
  readonly id: string;
  /** What is to be done. */
  readonly text: string;
  readonly memberId: MemberId;
  /** Who looks after it there. */
  readonly personId?: PersonId;
  /** The institution to which it is owed, which alone can accept it. */
  readonly owedTo?: MemberId;
  /** Whether these are dues: unpaid, they cost the member what the charter says. */
  readonly dues?: true;
  /** A moment, or so long after the decision is carried out. */
  readonly due: { readonly at: Millis } | { readonly after: string };
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
  /** What its evidence must show, where that was said. */
  readonly shows?: string;
  /** Where the finding of a case has laid it: the case, again (R31). */
  readonly caseId?: CaseId;
  /** Where a regulator has demanded it; it is owed to that regulator then. */
  readonly demand?: ObligationDemand;
  /** Whether these are dues: unpaid, they cost the member what the charter says. */
  readonly dues?: true;
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
