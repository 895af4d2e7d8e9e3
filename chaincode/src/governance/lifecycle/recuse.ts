import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { BallotRecord, CommitmentRecord, RecusalRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { needDisinterested, needElector } from './elector.js';
import type { PinnedRules } from './pinned-rules.js';
import { momentOf, needState, type Standing } from './transition.js';

export interface RecuseState extends Standing {
  readonly rules: PinnedRules;
  readonly cast: BallotRecord | CommitmentRecord | null;
  readonly recusal: RecusalRecord | null;
}

/**
 * A member declares a conflict of interest and leaves the vote (R24): from the notice on, until the window is over, and only as long as
 * it has not voted, for a ballot that counts cannot be taken back by leaving.
 */
export function decideRecuse(
  state: RecuseState,
  { reason }: { readonly reason: string },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const keys = { proposalId: state.proposal.id, memberId: actor.member.id };
  const refused = needPermission(actor, 'ballot.cast') ?? mayRecuse(state, keys, now);
  if (refused !== undefined) return refused;
  const record: RecusalRecord = { schemaVersion: 1, ...keys, personId: actor.person.id, reason, at: now };
  return accept({
    changes: [changed('ballot.recused', null, { kind: 'recusal', record })],
    result: keys,
  });
}

function mayRecuse(
  { phase, rules, cast, recusal }: RecuseState,
  keys: Pick<RecusalRecord, 'proposalId' | 'memberId'>,
  now: number,
): Refused | undefined {
  const { proposalId, memberId } = keys;
  const refused =
    needState(phase, 'notice', 'voting') ??
    needElector(rules, proposalId, memberId) ??
    needDisinterested(rules, proposalId, { memberId, declared: recusal });
  if (refused !== undefined) return refused;
  if (rules.track.recusal?.declared !== true)
    return refuse('RECUSAL_NOT_ALLOWED', { trackId: rules.trackId });
  if (cast !== null) return refuse('BALLOT_ALREADY_CAST', keys);
  if (phase.state === 'notice') return undefined;
  const endedAt = momentOf(phase, 'votingEndsAt');
  return now < endedAt ? undefined : refuse('VOTING_OVER', { proposalId, endedAt });
}
