import type { CastVotes } from '../counting/vote.js';
import type { Millis, ProposalId } from '../ids.js';
import type { Action } from '../records/actions.js';
import type { PinnedElectorate } from '../records/proposals.js';
import type { Outcome } from '../states.js';

/** A vote that is over, with all that it was counted from. */
export interface PastVote {
  readonly proposalId: ProposalId;
  readonly title: string;
  readonly actions: readonly Action[];
  /** The track by which it was decided. */
  readonly trackId: string;
  readonly outcome: Outcome;
  readonly decidedAt: Millis;
  /** When its electorate was pinned. */
  readonly pinnedAt: Millis;
  readonly electors: PinnedElectorate;
  /** The track counted everyone for 1, so the pinned weights do not tell the own ones. */
  readonly equalWeights?: boolean;
  /** Who said what; the electorate is that of `electors`. */
  readonly cast: Omit<CastVotes, 'electorate'>;
}
