import type { Condition, Floor } from '../charter.js';
import type { Millis, ProposalId } from '../ids.js';
import type { Outcome } from '../states.js';

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
