import type { Context, PersonActor } from '../actor.js';
import type { Effects } from '../change.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { phaseChanged } from './phase-change.js';
import { needProposer } from './proposer.js';
import { advance, momentOf, needState, type Standing } from './transition.js';

export interface WithdrawState extends Standing {
  readonly ballots: number;
  readonly sponsors: number;
}

/**
 * draft, notice or voting → withdrawn: by its drafter, while it is undecided. Once a ballot is cast, only a proposal that another
 * institution has sponsored can be withdrawn: a vote under way is no longer the proposer's alone. A window that is over
 * is to be closed, not escaped.
 */
export function decideWithdraw(
  state: WithdrawState,
  { reason }: { readonly reason: string },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const { proposal, phase } = state;
  const refused =
    needProposer(proposal, actor) ??
    needState(phase, 'draft', 'notice', 'voting') ??
    needUndecided(state, now);
  if (refused !== undefined) return refused;
  const after = advance(phase, 'withdrawn', now, { withdrawnReason: reason });
  return accept({
    changes: [phaseChanged('proposal.withdrawn', state, after)],
    result: { proposalId: proposal.id, state: after.state },
  });
}

function needUndecided({ phase, ballots, sponsors }: WithdrawState, now: number): Refused | undefined {
  if (phase.state !== 'voting') return undefined;
  const { proposalId } = phase;
  const endedAt = momentOf(phase, 'votingEndsAt');
  if (now >= endedAt) return refuse('VOTING_OVER', { proposalId, endedAt });
  if (ballots === 0 || sponsors > 0) return undefined;
  return refuse('SPONSORS_MISSING', { proposalId, sponsors, needed: 1 });
}
