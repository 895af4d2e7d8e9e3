import { needPermission, needVotingMember, type Context, type PersonActor } from '../authority/actor.js';
import { countApprovals, type ClaimedApproval } from '../deliberation/approvals.js';
import { changed, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import { nominalMs } from '../calendar/duration.js';
import type { ProposalId } from '../ids.js';
import type { MemberRecord } from '../records/members.js';
import { checkRanking } from '../elections/ranking.js';
import type { BallotRecord, PhaseRecord, RecusalRecord } from '../records/proposals.js';
import type { Choice } from '../states.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { needDisinterested, needElector } from './elector.js';
import type { PinnedRules } from './pinned-rules.js';
import { momentOf, type Standing } from './transition.js';

export interface CastState extends Standing {
  readonly rules: PinnedRules;
  /** The ballot that the caller's institution has cast already. */
  readonly cast: BallotRecord | null;
  /** The recusal that it has declared. */
  readonly recusal: RecusalRecord | null;
  /** The approvals that the ballot claims. */
  readonly approvals: readonly ClaimedApproval[];
  /** The charter in force: who may approve is a matter of today's roles, not of the pinned rules. */
  readonly charter: Charter;
}

export interface CastCommand {
  readonly choice: Choice;
  readonly reason?: string | undefined;
  /** Candidates in the order of preference, in an election. */
  readonly ranking?: readonly string[] | undefined;
}

/**
 * The institution's one ballot in an open vote: in the window, by a member of the pinned electorate that is not recused, with as many
 * proven approvals as the institution's own rule asks for (R2). Final, unless the track lets ballots be changed for a time; then
 * the ballot keeps what it said before.
 */
export function decideCast(
  state: CastState,
  command: CastCommand,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const { actor } = context;
  const { proposal, cast, rules } = state;
  const refused = mayCast(state, context) ?? needReason(rules, command) ?? checkRanking(proposal, command);
  if (refused !== undefined) return refused;
  const approvedBy = countApprovals(state.approvals, { actor, ...command, charter: state.charter, proposal });
  if (!approvedBy.ok) return approvedBy;
  const record = withHistory(ballotOf(state, command, { context, approvedBy: approvedBy.value }), cast);
  const event = cast === null ? 'ballot.cast' : 'ballot.changed';
  return accept({
    changes: [changed(event, cast, { kind: 'ballot', record })],
    result: { proposalId: proposal.id, memberId: actor.member.id, choice: command.choice },
  });
}

function mayCast(state: CastState, context: Context<PersonActor>): Refused | undefined {
  const { proposal, phase, rules, cast } = state;
  const refused = mayVote(state, context) ?? needOpenWindow(phase, context.now);
  if (refused !== undefined) return refused;
  if (rules.track.secret !== undefined) return refuse('BALLOT_MUST_BE_SECRET', { proposalId: proposal.id });
  return cast === null ? undefined : mayChange(state, context);
}

/** Refuses a person who may not cast, and an institution that has no ballot in this vote. */
export function mayVote(
  { proposal, rules, recusal }: Pick<CastState, 'proposal' | 'rules' | 'recusal'>,
  { actor }: Context<PersonActor>,
): Refused | undefined {
  const memberId = actor.member.id;
  return (
    needPermission(actor, 'ballot.cast') ??
    needBallot(rules, proposal.id, actor.member) ??
    needDisinterested(rules, proposal.id, { memberId, declared: recusal })
  );
}

/** MEMBER_DOES_NOT_VOTE, NOT_IN_ELECTORATE. Of its own exit an institution without a vote decides too. */
function needBallot(rules: PinnedRules, proposalId: ProposalId, member: MemberRecord): Refused | undefined {
  const refused = needElector(rules, proposalId, member.id);
  return refused === undefined ? undefined : (needVotingMember(member) ?? refused);
}

/** PROPOSAL_NOT_VOTING, VOTING_OVER. The deadline itself is over. */
export function needOpenWindow(phase: PhaseRecord, now: number): Refused | undefined {
  const { proposalId, state } = phase;
  if (state !== 'voting') return refuse('PROPOSAL_NOT_VOTING', { proposalId, state });
  const endedAt = momentOf(phase, 'votingEndsAt');
  return now < endedAt ? undefined : refuse('VOTING_OVER', { proposalId, endedAt });
}

/** BALLOT_ALREADY_CAST where ballots are final, BALLOT_CHANGE_TOO_LATE where they can no longer be changed. */
export function mayChange(
  { proposal, phase, rules }: Pick<CastState, 'proposal' | 'phase' | 'rules'>,
  { actor, now }: Context<PersonActor>,
): Refused | undefined {
  const { changeable } = rules.track;
  const keys = { proposalId: proposal.id, memberId: actor.member.id };
  if (changeable === undefined) return refuse('BALLOT_ALREADY_CAST', keys);
  const until = momentOf(phase, 'votingEndsAt') - nominalMs(changeable.until);
  return now < until ? undefined : refuse('BALLOT_CHANGE_TOO_LATE', { ...keys, until });
}

/** BALLOT_NEEDS_REASON: on this track a ballot of this choice counts only with its grounds. */
export function needReason({ track }: PinnedRules, { choice, reason }: CastCommand): Refused | undefined {
  if (track.reasoned?.includes(choice) !== true || (reason ?? '').trim() !== '') return undefined;
  return refuse('BALLOT_NEEDS_REASON', { choice });
}

/** A ballot as it is stored. */
export function ballotOf(
  { proposal }: Pick<Standing, 'proposal'>,
  { choice, reason, ranking }: CastCommand,
  {
    context,
    approvedBy,
  }: { readonly context: Context<PersonActor>; readonly approvedBy: BallotRecord['approvedBy'] },
): BallotRecord {
  const { actor, now, txId } = context;
  return {
    schemaVersion: 1,
    proposalId: proposal.id,
    memberId: actor.member.id,
    choice,
    castBy: actor.person.id,
    approvedBy,
    at: now,
    txId,
    ...(ranking === undefined ? {} : { ranking }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function withHistory(record: BallotRecord, before: BallotRecord | null): BallotRecord {
  if (before === null) return record;
  const { choice, at, txId, history = [] } = before;
  return { ...record, history: [...history, { choice, at, txId }] };
}
