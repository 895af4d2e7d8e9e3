import { needPermission, needVotingMember, type Context, type PersonActor } from '../actor.js';
import { countApprovals, type ClaimedApproval } from '../approvals.js';
import { changed, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import type { BallotRecord, PhaseRecord, ProposalRecord } from '../records/proposals.js';
import type { Choice } from '../states.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { momentOf, type Standing } from './transition.js';

export interface CastState extends Standing {
  /** The ballot that the caller's institution has cast already. */
  readonly cast: BallotRecord | null;
  /** The approvals that the ballot claims. */
  readonly approvals: readonly ClaimedApproval[];
  /** The charter in force: who may approve is a matter of today's roles, not of the pinned rules. */
  readonly charter: Charter;
}

/**
 * The institution's one, final ballot: in the window, by a member of the pinned electorate, with as many proven approvals as the
 * institution's own rule asks for (R2).
 */
export function decideCast(
  state: CastState,
  choice: Choice,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const { actor, now, txId } = context;
  const { proposal, phase, cast } = state;
  const refused = checkElector(state, actor) ?? needOpenWindow(phase, now);
  if (refused !== undefined) return refused;
  const keys = { proposalId: proposal.id, memberId: actor.member.id };
  if (cast !== null) return refuse('BALLOT_ALREADY_CAST', keys);
  const approvedBy = countApprovals(state.approvals, { actor, choice, charter: state.charter });
  if (!approvedBy.ok) return approvedBy;
  const ballot = { ...keys, choice, castBy: actor.person.id, approvedBy: approvedBy.value };
  const record: BallotRecord = { schemaVersion: 1, ...ballot, at: now, txId };
  return accept({
    changes: [changed('ballot.cast', null, { kind: 'ballot', record })],
    result: { ...keys, choice },
  });
}

/** Refuses a person who may not cast, and an institution that has no ballot in this vote. */
export function checkElector({ proposal }: Standing, actor: PersonActor): Refused | undefined {
  const refused = needPermission(actor, 'ballot.cast') ?? needVotingMember(actor.member);
  return refused ?? needElector(proposal, actor);
}

/** Refuses a member that the pinned electorate does not have; a draft has none yet. */
export function needElector(proposal: ProposalRecord, { member }: PersonActor): Refused | undefined {
  const electorate = proposal.pin?.electorate;
  if (electorate === undefined || electorate.some((elector) => elector.memberId === member.id))
    return undefined;
  return refuse('NOT_IN_ELECTORATE', { proposalId: proposal.id, memberId: member.id });
}

function needOpenWindow(phase: PhaseRecord, now: number): Refused | undefined {
  const { proposalId, state } = phase;
  if (state !== 'voting') return refuse('PROPOSAL_NOT_VOTING', { proposalId, state });
  const endedAt = momentOf(phase, 'votingEndsAt');
  return now < endedAt ? undefined : refuse('VOTING_OVER', { proposalId, endedAt });
}
