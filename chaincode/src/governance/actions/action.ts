import type { z } from 'zod';
import type { Change, StoredKind } from '../change.js';
import type { MemberId, Millis } from '../ids.js';
import type { NetworkEffect } from '../network/network-effect.js';
import type { ProposalRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import type { Refused, Verdict } from '../verdict.js';

/**
 * `ledger` actions take effect in the executing transaction; `network` actions are carried out by the members' agents and
 * attested, then their ledger part is written (R32, R33).
 */
export type ActionFamily = 'ledger' | 'network';

/** What planning an action knows besides payload and state. */
export interface PlanContext {
  readonly now: Millis;
  readonly proposal: ProposalRecord;
  /** Candidates whom the vote has elected, when an election is carried out; left out in a dry run. */
  readonly elected?: readonly string[];
}

/** Records of a kind whose key begins with these attributes, or the one whose key is exactly these. */
export interface RecordRange {
  readonly kind: StoredKind;
  readonly prefix: readonly string[];
  readonly exact?: true;
}

/** One kind of action. Adding a kind is one file with one of these, and its line in `catalogue.ts`. */
export type ActionDefinition<Payload> = Planned<Payload> & (OnLedger | OnNetwork<Payload>);

interface OnLedger {
  readonly family: 'ledger';
}

interface OnNetwork<Payload> {
  readonly family: 'network';
  /** How the network is to look, which the agents see to. */
  effect(payload: Payload): NetworkEffect;
  /** What must hold besides before the agents begin an attempt, and no longer once they have. */
  mayBegin?(payload: Payload, state: GovernanceState, context: PlanContext): Refused | undefined;
}

interface Planned<Payload> {
  /** The payload's shape; what it lets through is a `Payload`. */
  readonly schema: z.ZodType;
  /** What kind of matter this payload is, where the charter may have a track of its own for it: `kind/matter`. */
  matterOf?(payload: Payload): string | undefined;
  /** The members that have a conflict of interest, because the payload is about them (R24). */
  concerns?(payload: Payload): readonly MemberId[];
  /** What the payload is about, for telling whether a matter is the same as another; left out: the whole payload. */
  subject?(payload: Payload): string;
  /** Kinds of record besides charter, members, people and seats that planning reads: `furtherRecords(state, kind)`. */
  readonly needs?: readonly StoredKind[];
  /** Ranges of such records, where the payload tells which: `furtherRecords` then gives what any action of the proposal reads. */
  reads?(payload: Payload): readonly RecordRange[];
  /**
   * The changes that the payload makes of this state, or why it cannot. Run dry at the draft and at submission, and for good at
   * execution: validating is planning without writing, so the two cannot disagree.
   */
  plan(payload: Payload, state: GovernanceState, context: PlanContext): Verdict<readonly Change[]>;
}
