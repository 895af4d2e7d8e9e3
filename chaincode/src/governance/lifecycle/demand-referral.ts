import type { Context, PersonActor } from '../authority/actor.js';
import { needPermission } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { RecusalRecord, ReferralDemandRecord } from '../records/proposals.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { needDisinterested, needElector } from './elector.js';
import type { PinnedRules } from './pinned-rules.js';
import { needState, type Standing } from './transition.js';

export interface DemandState extends Standing {
  readonly rules: PinnedRules;
  /** The demand that the caller's institution has made already. */
  readonly given: ReferralDemandRecord | null;
  /** Its own declaration that it is recused. */
  readonly recusal: RecusalRecord | null;
}

/** An elector demands that the matter goes to the track that the charter names for it, such as a meeting instead of a poll. */
export function decideDemandReferral(
  { proposal, phase, rules, given, recusal }: DemandState,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const keys = { proposalId: proposal.id, memberId: actor.member.id };
  const refused =
    needPermission(actor, 'ballot.cast') ??
    needState(phase, 'notice', 'voting') ??
    needElector(rules, proposal.id, actor.member.id) ??
    needDisinterested(rules, proposal.id, { memberId: actor.member.id, declared: recusal });
  if (refused !== undefined) return refused;
  if (rules.track.referral === undefined) return refuse('REFERRAL_NOT_ALLOWED', { trackId: rules.trackId });
  if (given !== null) return refuse('REFERRAL_ALREADY_DEMANDED', keys);
  const record: ReferralDemandRecord = { schemaVersion: 1, ...keys, personId: actor.person.id, at: now };
  return accept({
    changes: [changed('proposal.referral-demanded', null, { kind: 'referral-demand', record })],
    result: keys,
  });
}
