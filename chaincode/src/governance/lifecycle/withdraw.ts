import type { Context, PersonActor } from '../authority/actor.js';
import type { Effects } from '../change.js';
import type { SponsorshipRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { phaseChanged } from './phase-change.js';
import { needProposer } from './proposer.js';
import { advance, momentOf, needStateFor, type Standing } from './transition.js';

export interface WithdrawState extends Standing {
  /** Ballots cast, secret ones included. */
  readonly ballots: number;
  readonly sponsorships: readonly SponsorshipRecord[];
}

/** draft, notice or voting → withdrawn: by its drafter, while it is undecided. */
export function decideWithdraw(
  state: WithdrawState,
  { reason }: { readonly reason: string },
  context: Context<PersonActor>,
): Verdict<Effects> {
  const { proposal, phase } = state;
  const refused = mayWithdraw(state, context);
  if (refused !== undefined) return refused;
  const facts = { withdrawnReason: reason };
  const after = advance(phase, { by: 'withdraw', at: context.now, facts });
  return accept({
    changes: [phaseChanged('withdraw', state, after)],
    result: { proposalId: proposal.id, state: after.state },
  });
}

/**
 * Guard of `withdraw`. Once a ballot is cast, a vote under way is no longer the proposer's alone: a sponsor must have agreed. A window
 * that is over is to be closed, not escaped.
 */
export function mayWithdraw(state: WithdrawState, { actor, now }: Context<PersonActor>): Refused | undefined {
  const { proposal, phase, ballots, sponsorships } = state;
  const refused = needProposer(proposal, actor) ?? needStateFor(phase, 'withdraw');
  if (refused !== undefined || phase.state !== 'voting') return refused;
  const { proposalId } = phase;
  const endedAt = momentOf(phase, 'votingEndsAt');
  if (now >= endedAt) return refuse('VOTING_OVER', { proposalId, endedAt });
  const agreed = sponsorships.some(({ withdrawalAgreedAt }) => withdrawalAgreedAt !== undefined);
  return ballots === 0 || agreed ? undefined : refuse('WITHDRAWAL_NOT_AGREED', { proposalId });
}
