import type { Condition, Consents, Floor, NumberFloor } from '../charter.js';
import type { MemberId, Millis, ProposalId } from '../ids.js';
import type { ElectionRecord } from './elections.js';
import type { Choice, Outcome } from '../states.js';

/** Ballots in one measure. Parts that a vote does not have are left out. */
export interface Count {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly silent: number;
  /** Of a secret vote: cast, but not revealed in time. They take part and are never a yes (R26). */
  readonly unrevealed?: number;
  /** Everyone whose ballot could count: all of the above. Who is recused is not among them, unless the track keeps them in. */
  readonly total: number;
  /** Those of the silent who count as inactive. */
  readonly inactive?: number;
  /** Seats of the electorate's body that nobody holds. */
  readonly vacant?: number;
}

/** Ballots in both measures. */
export interface Counts {
  readonly heads: Count;
  readonly weight: Count;
}

/** Counted ballots in both measures, and among the classes that the rule names. */
export interface Tally extends Counts {
  /** By class of members that the rule names: a participant kind, a class of seats, or `@` and a member's id. */
  readonly classes?: Readonly<Record<string, Counts>>;
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
  | {
      readonly met: boolean;
      readonly number: NumberFloor;
      readonly reached: number;
      readonly needed: number;
    }
  | {
      readonly met: boolean;
      readonly consents: Consents;
      /** Which of them voted yes, sorted. */
      readonly given: readonly MemberId[];
    }
  | { readonly met: boolean; readonly all: readonly ConditionResult[] }
  | { readonly met: boolean; readonly any: readonly ConditionResult[] };

/** Votes of a proposal besides the one that decides about it. */
export type DecisionStage = 'urgent' | 'ratification';

/** Why a vote ended as it did, as data that the console words in either language. */
export interface DecisionRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  /** Absent for the vote itself; `urgent` for an urgent vote that missed its bar, `ratification` for the vote after execution. */
  readonly stage?: DecisionStage;
  readonly outcome: Outcome;
  readonly decidedAt: Millis;
  /** True when decided before the window's end, because no outstanding ballot could change the outcome. */
  readonly early: boolean;
  /** The votes as they were, whatever silence and absence count as. */
  readonly tally: Tally;
  /** Whether enough were left that are not recused; with a charter that asks for some (R24). */
  readonly disinterested?: { readonly met: boolean; readonly reached: number; readonly needed: number };
  readonly quorum?: ConditionResult;
  readonly threshold: ConditionResult;
  /** How long the bar had been held without a break, where the track asks for some time; the rule's `sustained` in milliseconds. */
  readonly sustained?: { readonly met: boolean; readonly held: Millis; readonly needed: Millis };
  /** The chair's casting vote in a tie, and the threshold with it. */
  readonly castingVote?: {
    readonly memberId: MemberId;
    readonly choice: Choice;
    readonly threshold: ConditionResult;
  };
  /** Who was elected, where ballots named candidates, and how the count went. */
  readonly election?: ElectionRecord;
  /** Members that were recused, sorted. */
  readonly recused?: readonly MemberId[];
  /** Members whose delegate's ballot counted for them, sorted. */
  readonly delegated?: readonly { readonly from: MemberId; readonly to: MemberId }[];
  /** What decided. */
  readonly rule: {
    readonly trackId: string;
    readonly quorum?: Condition;
    readonly threshold: Condition;
    readonly silence?: 'yes' | 'no';
  };
}
