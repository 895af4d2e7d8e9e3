import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { countApprovals } from '../deliberation/approvals.js';
import { changed, type Effects } from '../change.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { ballotOf, mayVote, needReason, type CastCommand, type CastState } from './cast-ballot.js';
import { standardRules } from './pinned-rules.js';
import { momentOf, needState } from './transition.js';

/**
 * The institution's one, final ballot about the ratification of an urgent decision that was carried out, among the electors of the
 * standard track (R28).
 */
export function decideCastRatification(
  state: CastState,
  command: CastCommand,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const { proposal, cast, charter } = state;
  const { actor } = context;
  const refused = needPermission(actor, 'ballot.cast') ?? needRatifying(state, context.now);
  if (refused !== undefined) return refused;
  const rules = standardRules(state.rules);
  const barred = mayVote({ ...state, rules }, context) ?? needReason(rules, command);
  if (barred !== undefined) return barred;
  const keys = { proposalId: proposal.id, memberId: actor.member.id };
  if (cast !== null) return refuse('BALLOT_ALREADY_CAST', keys);
  const approvedBy = countApprovals(state.approvals, { actor, ...command, charter, proposal });
  if (!approvedBy.ok) return approvedBy;
  const record = ballotOf(state, command, { context, approvedBy: approvedBy.value });
  return accept({
    changes: [changed('ratification.cast', null, { kind: 'ratification-ballot', record })],
    result: { ...keys, choice: command.choice },
  });
}

function needRatifying({ phase }: CastState, now: number): Refused | undefined {
  const refused = needState(phase, 'awaiting-ratification');
  if (refused !== undefined) return refused;
  const endedAt = momentOf(phase, 'ratificationEndsAt');
  return now < endedAt ? undefined : refuse('VOTING_OVER', { proposalId: phase.proposalId, endedAt });
}
