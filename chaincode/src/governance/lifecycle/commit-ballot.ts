import type { Context, PersonActor } from '../authority/actor.js';
import { countApprovals } from '../deliberation/approvals.js';
import { changed, type Effects } from '../change.js';
import type { Sha256Hex } from '../ids.js';
import type { CommitmentRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { mayChange, mayVote, needOpenWindow, type CastState } from './cast-ballot.js';

export interface CommitState extends Omit<CastState, 'cast'> {
  /** The commitment that the caller's institution has made already. */
  readonly committed: CommitmentRecord | null;
}

/**
 * The institution's one ballot in a secret vote: only its commitment, approved like any ballot (R26). The choice stays inside the
 * institution until the window is over; so the approvals are of the commitment, and nothing that other institutions' peers see tells
 * the choice.
 */
export function decideCommit(
  state: CommitState,
  { commitment }: { readonly commitment: Sha256Hex },
  context: Context<PersonActor>,
): Verdict<Effects> {
  const { actor, now, txId } = context;
  const { proposal, committed, charter } = state;
  const refused = mayCommit(state, context);
  if (refused !== undefined) return refused;
  const approvedBy = countApprovals(state.approvals, { actor, commitment, charter, proposal });
  if (!approvedBy.ok) return approvedBy;
  const keys = { proposalId: proposal.id, memberId: actor.member.id };
  const ballot = { ...keys, commitment, castBy: actor.person.id, approvedBy: approvedBy.value };
  const record: CommitmentRecord = { schemaVersion: 1, ...ballot, at: now, txId };
  return accept({
    changes: [changed('ballot.committed', committed, { kind: 'commitment', record })],
    result: { ...keys, commitment },
  });
}

function mayCommit(state: CommitState, context: Context<PersonActor>): Refused | undefined {
  const { proposal, phase, rules, committed } = state;
  const refused = mayVote(state, context) ?? needOpenWindow(phase, context.now);
  if (refused !== undefined) return refused;
  if (rules.track.secret === undefined) return refuse('VOTE_NOT_SECRET', { proposalId: proposal.id });
  return committed === null ? undefined : mayChange(state, context);
}
