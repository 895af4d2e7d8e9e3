import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { SponsorshipRecord } from '../records/proposals.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { needState, type Standing } from './transition.js';

export interface AgreeState extends Standing {
  /** The sponsorship of the caller's institution. */
  readonly given: SponsorshipRecord | null;
}

/** A sponsor agrees that the proposal may be withdrawn although ballots have been cast. */
export function decideAgreeToWithdrawal(
  { phase, given }: AgreeState,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const { proposalId } = phase;
  const refused = needPermission(actor, 'proposal.sponsor') ?? needState(phase, 'voting');
  if (refused !== undefined) return refused;
  if (given === null) return refuse('NOT_A_SPONSOR', { proposalId, memberId: actor.member.id });
  const record: SponsorshipRecord = { ...given, withdrawalAgreedAt: given.withdrawalAgreedAt ?? now };
  return accept({
    changes: [changed('proposal.withdrawal-agreed', given, { kind: 'sponsorship', record })],
    result: { proposalId },
  });
}
