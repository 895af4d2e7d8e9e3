import type { CastVotes } from '../counting/vote.js';
import type { Millis } from '../ids.js';
import type {
  BallotRecord,
  CommitmentRecord,
  DelegationRecord,
  PinnedElectorate,
  RecusalRecord,
} from '../records/proposals.js';
import type { Choice } from '../states.js';
import type { CountedBallot } from '../counting/vote.js';

/** Everything on the ledger that a vote is counted from. */
export interface VoteRecords {
  readonly ballots: readonly BallotRecord[];
  readonly commitments: readonly CommitmentRecord[];
  /** All of the track by which the vote goes, past ones too. */
  readonly delegations: readonly DelegationRecord[];
  readonly recusals: readonly RecusalRecord[];
}

/** A vote that nobody has cast anything in. */
export const NO_VOTES: VoteRecords = { ballots: [], commitments: [], delegations: [], recusals: [] };

/** The votes as they stood at this moment: ballots as they said then, delegations that were alive then. */
export function votesAt(electors: PinnedElectorate, records: VoteRecords, at: Millis): CastVotes {
  return {
    electorate: electors.electorate,
    ballots: records.ballots.flatMap((ballot) => ballotAt(ballot, at)),
    committed: records.commitments.filter((one) => one.at <= at).map(({ memberId }) => memberId),
    delegations: records.delegations.filter((one) => isAlive(one, at)),
    recused: records.recusals.filter((one) => one.at <= at).map(({ memberId }) => memberId),
  };
}

/** Whether a delegation counts at this moment: given, neither taken back nor run out. */
export function isAlive({ since, until, revokedAt }: DelegationRecord, at: Millis): boolean {
  return since <= at && at < until && (revokedAt === undefined || at < revokedAt);
}

/** What a ballot said at this moment; nothing before it was cast. */
function ballotAt({ memberId, choice, at, history = [] }: BallotRecord, moment: Millis): CountedBallot[] {
  const said: readonly { readonly choice: Choice; readonly at: Millis }[] = [...history, { choice, at }];
  const last = said.filter((one) => one.at <= moment).at(-1);
  return last === undefined ? [] : [{ memberId, choice: last.choice }];
}

/** Every moment at which these votes changed, each once, in order. */
export function momentsOf({ ballots, commitments, delegations, recusals }: VoteRecords): Millis[] {
  const moments = [
    ...ballots.flatMap(({ at, history = [] }) => [at, ...history.map((one) => one.at)]),
    ...commitments.map(({ at }) => at),
    ...delegations.flatMap(({ since, until, revokedAt }) => [since, until, revokedAt ?? since]),
    ...recusals.map(({ at }) => at),
  ];
  return [...new Set(moments)].sort((left, right) => left - right);
}
