import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { isPresent } from '../bodies/body-members.js';
import { changed, type Effects } from '../change.js';
import type { SponsorshipRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { needState, type Standing } from './transition.js';

export interface SponsorState extends Standing {
  /** The sponsorship that the caller's institution has given already. */
  readonly given: SponsorshipRecord | null;
}

/** Another institution puts its name to a draft; each once. */
export function decideSponsor(state: SponsorState, context: Context<PersonActor>): Verdict<Effects> {
  const { actor, now } = context;
  const { proposal, phase, given } = state;
  const keys = { proposalId: proposal.id, memberId: actor.member.id };
  const refused = needPermission(actor, 'proposal.sponsor') ?? needState(phase, 'draft');
  if (refused !== undefined) return refused;
  if (proposal.memberId === actor.member.id) return refuse('SPONSOR_OWN_PROPOSAL', keys);
  if (given !== null) return refuse('SPONSOR_ALREADY', keys);
  const record: SponsorshipRecord = { schemaVersion: 1, ...keys, personId: actor.person.id, at: now };
  return accept({
    changes: [changed('proposal.sponsored', null, { kind: 'sponsorship', record })],
    result: { proposalId: proposal.id },
  });
}

/** How many sponsors count: those that are still present. One that is suspended meanwhile, or gone, supports nothing. */
export function presentSponsors(
  sponsorships: readonly SponsorshipRecord[],
  { members }: Pick<GovernanceState, 'members'>,
): number {
  const present = new Set(members.filter(isPresent).map(({ id }) => id));
  return sponsorships.filter(({ memberId }) => present.has(memberId)).length;
}
