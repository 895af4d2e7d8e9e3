import { tracksFor } from '../actions/catalogue.js';
import type { BodyState } from '../bodies/body-members.js';
import type { Charter, Track } from '../charter.js';
import { settledVotes, type CastVotes } from '../counting/vote.js';
import { explainDecision } from '../counting/decision.js';
import type { ProposalId } from '../ids.js';
import type { Action } from '../records/actions.js';
import type { DecisionRecord } from '../records/decisions.js';
import type { Outcome } from '../states.js';
import { electorsThen } from './electors-under.js';
import type { PastVote } from './past-vote.js';

/** What a past vote would have become (R23). */
export interface ReplayedVote {
  readonly proposalId: ProposalId;
  readonly title: string;
  readonly before: { readonly trackId: string; readonly outcome: Outcome };
  /** Left out where the charter would have no track for these actions: nobody could have proposed them. */
  readonly after?: { readonly trackId: string; readonly outcome: Outcome; readonly decision: DecisionRecord };
  readonly changed: boolean;
}

/**
 * A past vote under another charter: by the same track if its actions may still go by it, else by the usual one; with the electorate
 * that this charter would have chosen, and everybody saying what they said then. A ballot that the charter would not have
 * counted, such as a delegated one, is silence. Times play no part: nobody knows who would have voted in another window.
 */
export function replayVote(past: PastVote, state: BodyState): ReplayedVote {
  const { proposalId, title, trackId, outcome } = past;
  const before = { trackId, outcome };
  const chosen = trackUnder(past, state.charter);
  const track = chosen === undefined ? undefined : state.charter.tracks[chosen];
  if (chosen === undefined || track === undefined) return { proposalId, title, before, changed: true };
  const decision = decisionUnder(past, { trackId: chosen, track, state });
  const after = { trackId: chosen, outcome: decision.outcome, decision };
  return { proposalId, title, before, after, changed: decision.outcome !== outcome };
}

function trackUnder({ trackId, actions }: PastVote, charter: Charter): string | undefined {
  const [first = [], ...others] = actions.map((action: Action) => tracksFor(action, charter));
  const allowed = first.filter((id) => others.every((tracks) => tracks.includes(id)));
  return allowed.includes(trackId) ? trackId : allowed[0];
}

interface Rules {
  readonly trackId: string;
  readonly track: Track;
  readonly state: BodyState;
}

function decisionUnder(past: PastVote, { trackId, track, state }: Rules): DecisionRecord {
  const { electorate, vacant, chair } = electorsThen(past, track, state);
  return explainDecision({
    proposalId: past.proposalId,
    trackId,
    rule: track,
    votes: settledVotes({ electorate, ...allowedVotes(past.cast, track) }),
    decidedAt: past.decidedAt,
    early: false,
    ...(vacant === undefined ? {} : { vacant }),
    ...(chair === undefined ? {} : { chairedBy: chair }),
  });
}

/** What was cast, without what the track does not know: delegations, and declarations of a conflict of interest. */
function allowedVotes(cast: PastVote['cast'], track: Track): Omit<CastVotes, 'electorate'> {
  const { ballots, committed = [], delegations = [], recused = [] } = cast;
  return {
    ballots,
    committed,
    delegations: track.delegation === undefined ? [] : delegations,
    recused: track.recusal?.declared === true ? recused : [],
  };
}
