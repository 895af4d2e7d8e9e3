import type { Vote } from '../counting/vote.js';
import type { MemberId } from '../ids.js';
import type { PinnedRules } from '../lifecycle/pinned-rules.js';
import type { ElectionRecord } from '../records/elections.js';
import type { BallotRecord, ProposalRecord } from '../records/proposals.js';
import { countElection, type Preference } from './count-election.js';
import { electionOf } from './ranking.js';

/** The result of an election whose vote has passed; undefined for any other proposal. */
export function electionResult(
  { proposal, rules }: { readonly proposal: ProposalRecord; readonly rules: PinnedRules },
  votes: readonly Vote[],
  ballots: readonly BallotRecord[],
): ElectionRecord | undefined {
  const election = electionOf(proposal.actions);
  const rule = rules.track.election;
  if (election === undefined || rule === undefined) return undefined;
  const rankings = new Map(ballots.map(({ memberId, ranking = [] }) => [memberId, ranking]));
  const chair = rankingOf(rankings, rules.electors.chair);
  return countElection({
    rule,
    candidates: election.candidates.map(({ id }) => id),
    seats: rules.pin.seats ?? 0,
    ballots: votes.flatMap((vote) => preferenceOf(vote, rankings)),
    proposalId: proposal.id,
    ...(chair === undefined ? {} : { chair }),
  });
}

/** What an elector's vote prefers: the ranking of its own ballot, or of its delegate's. */
function preferenceOf(
  { elector, fate, by }: Vote,
  rankings: ReadonlyMap<MemberId, readonly string[]>,
): Preference[] {
  if (fate !== 'yes') return [];
  return [{ ranking: rankings.get(by ?? elector.memberId) ?? [], weight: elector.weight }];
}

function rankingOf(
  rankings: ReadonlyMap<MemberId, readonly string[]>,
  memberId: MemberId | undefined,
): readonly string[] | undefined {
  return memberId === undefined ? undefined : rankings.get(memberId);
}
