import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import { checkRanking } from '../elections/ranking.js';
import type { BallotRecord, CommitmentRecord } from '../records/proposals.js';
import type { Choice } from '../states.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { commitmentTo } from './ballot-secrecy.js';
import { needReason } from './cast-ballot.js';
import type { PinnedRules } from './pinned-rules.js';
import { momentOf, needState, type Standing } from './transition.js';

export interface RevealBallotState extends Standing {
  readonly rules: PinnedRules;
  readonly committed: CommitmentRecord | null;
  /** The ballot that was revealed already. */
  readonly revealed: BallotRecord | null;
}

export interface RevealCommand {
  readonly choice: Choice;
  readonly salt: string;
  readonly reason?: string | undefined;
  readonly ranking?: readonly string[] | undefined;
}

/** Reveals what the institution has committed to, after the window and before the revealing is over (R26). */
export function decideReveal(
  state: RevealBallotState,
  command: RevealCommand,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const { committed, rules } = state;
  const keys = { proposalId: state.proposal.id, memberId: context.actor.member.id };
  const refused =
    mayReveal(state, context) ?? needReason(rules, command) ?? checkRanking(state.proposal, command);
  if (refused !== undefined) return refused;
  if (committed === null) return refuse('COMMITMENT_NOT_FOUND', keys);
  const { choice, salt, reason, ranking } = command;
  if (commitmentTo({ ...keys, choice, salt, ranking }) !== committed.commitment) {
    return refuse('COMMITMENT_DIFFERS', keys);
  }
  const { castBy, approvedBy, at } = committed;
  const record: BallotRecord = {
    schemaVersion: 1,
    ...keys,
    choice,
    castBy,
    approvedBy,
    at,
    txId: context.txId,
    revealedAt: context.now,
    ...(ranking === undefined ? {} : { ranking }),
    ...(reason === undefined ? {} : { reason }),
  };
  return accept({
    changes: [changed('ballot.revealed', null, { kind: 'ballot', record })],
    result: { ...keys, choice },
  });
}

function mayReveal(state: RevealBallotState, { actor, now }: Context<PersonActor>): Refused | undefined {
  const { phase, revealed } = state;
  const { proposalId } = phase;
  const refused = needPermission(actor, 'ballot.cast') ?? needState(phase, 'reveal');
  if (refused !== undefined) return refused;
  const endedAt = momentOf(phase, 'revealEndsAt');
  if (now >= endedAt) return refuse('VOTING_OVER', { proposalId, endedAt });
  return revealed === null
    ? undefined
    : refuse('BALLOT_ALREADY_CAST', { proposalId, memberId: actor.member.id });
}
