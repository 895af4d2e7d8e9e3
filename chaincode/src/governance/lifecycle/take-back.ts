import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import type { Effects } from '../change.js';
import { exitOf, exitTakenBack } from '../membership/exit.js';
import type { MemberRecord } from '../records/members.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { phaseChanged } from './phase-change.js';
import { advance, needStateFor, type Standing } from './transition.js';

export interface TakeBackState extends Standing {
  /** The institution that leaves. */
  readonly member: MemberRecord;
}

/**
 * queued or failed → withdrawn: an exit that was declared, by anyone of the institution who may propose, until the agents have begun to carry
 * it out (R8). The institution stays; a new declaration begins a new notice.
 */
export function decideTakeBack(
  state: TakeBackState,
  { reason }: { readonly reason: string },
  context: Context<PersonActor>,
): Verdict<Effects> {
  const { proposal, phase, member } = state;
  const refused = mayTakeBack(state, context);
  if (refused !== undefined) return refused;
  const after = advance(phase, { by: 'take-back', at: context.now, facts: { withdrawnReason: reason } });
  const stays = exitTakenBack(member, proposal.id);
  return accept({
    changes: [phaseChanged('take-back', state, after), ...(stays === undefined ? [] : [stays])],
    result: { proposalId: proposal.id, state: after.state },
  });
}

/** Guard of `take-back`. EXIT_NOT_YOURS for another institution, and for a proposal that is no exit. */
export function mayTakeBack(
  { proposal, phase }: Standing,
  { actor }: Pick<Context<PersonActor>, 'actor'>,
): Refused | undefined {
  const exit = exitOf(proposal.actions);
  const memberId = actor.member.id;
  if (exit?.memberId !== memberId) return refuse('EXIT_NOT_YOURS', { memberId });
  return needPermission(actor, 'proposal.propose') ?? needStateFor(phase, 'take-back');
}
