import type { Action } from '../records/actions.js';
import type { ElectionPayload } from '../records/elections.js';
import type { Track } from '../charter.js';
import type { ProposalRecord } from '../records/proposals.js';
import type { Choice } from '../states.js';
import { refuse, type Refused } from '../verdict.js';

/** The election that a proposal holds, if it is one. */
export function electionOf(actions: readonly Action[]): ElectionPayload | undefined {
  const [only, second] = actions;
  return second === undefined && only?.kind === 'seat.elect' ? only.payload : undefined;
}

/** ELECTION_MISMATCH: a track whose ballots name candidates is for one election and nothing else, and an election for such a track. */
export function checkElection(
  { trackId, actions }: Pick<ProposalRecord, 'trackId' | 'actions'>,
  track: Track | undefined,
): Refused | undefined {
  const electing = actions.some(({ kind }) => kind === 'seat.elect');
  const asked = track?.election !== undefined;
  const fits = asked ? electionOf(actions) !== undefined : !electing;
  return fits ? undefined : refuse('ELECTION_MISMATCH', { trackId });
}

/** RANKING_INVALID: a yes names candidates, each once and none but those of the election; any other ballot names nobody. */
export function checkRanking(
  { actions }: Pick<ProposalRecord, 'actions'>,
  { choice, ranking }: { readonly choice: Choice; readonly ranking?: readonly string[] | undefined },
): Refused | undefined {
  const election = electionOf(actions);
  const named = ranking ?? [];
  const needed = election !== undefined && choice === 'yes';
  if (needed !== named.length > 0)
    return invalid(needed ? 'a yes names candidates' : 'only a yes in an election does');
  if (new Set(named).size !== named.length) return invalid('each candidate once');
  const stray = named.find((id) => election?.candidates.some((one) => one.id === id) !== true);
  return stray === undefined ? undefined : invalid(`no candidate ${stray}`);
}

function invalid(problem: string): Refused {
  return refuse('RANKING_INVALID', { problem });
}
