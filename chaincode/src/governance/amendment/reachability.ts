import { membersOf } from '../bodies/body-members.js';
import { permissionsOf } from '../authority/actor.js';
import type { Charter, Track } from '../charter.js';
import type { JointAct } from '../charter/bodies.js';
import { tallyVotes } from '../counting/tally-votes.js';
import { outcomeOf } from '../counting/decision.js';
import type { MemberId, Millis } from '../ids.js';
import type { Permission } from '../authority/permissions.js';
import type { PinnedElectorate } from '../records/proposals.js';
import { missingForBallots } from '../authority/roles.js';
import type { GovernanceState } from '../state.js';
import { NO_HISTORY } from '../voters/attendance.js';
import { pinElectorate } from '../voters/pin-electorate.js';

/** Why a charter would leave this consortium unable to govern itself. */
export interface Obstacle {
  readonly code: ObstacleCode;
  /** From the charter's root. */
  readonly path: string;
  /** One English sentence for a person who reads a file or a log. */
  readonly problem: string;
}

export type ObstacleCode =
  | 'NOBODY_PROPOSES'
  | 'NOBODY_VOTES'
  | 'NEVER_PASSES'
  | 'NOT_ENOUGH_SPONSORS'
  | 'GUARDIANS_TOO_FEW'
  | 'REVIEWERS_TOO_FEW'
  | 'AMENDMENT_WITHOUT_TRACK'
  | 'AMENDMENT_UNREACHABLE'
  | 'ENTRENCHED_OUT_OF_REACH';

export const AMENDMENT = 'charter.amend';

/**
 * Everything that would keep the members and people there are now from passing anything, or from amending the charter again (R22): with
 * every elector that can cast a ballot voting yes, some track for amendments must lead to an approval, and every entrenched part must be
 * within reach. Tracks that are out of reach but carry no amendment are no obstacle here: the charter can still be amended.
 */
export function obstaclesTo(state: GovernanceState, now: Millis): Obstacle[] {
  const { charter } = state;
  const amending = charter.actions[AMENDMENT] ?? [];
  if (amending.length === 0) {
    const problem = `no track for ${AMENDMENT}: nobody could ever amend this charter`;
    return [{ code: 'AMENDMENT_WITHOUT_TRACK', path: 'actions', problem }];
  }
  const found = new Map(amending.map((id) => [id, trackObstacles(id, state, now)]));
  const open = amending.filter((id) => found.get(id)?.length === 0);
  if (open.length === 0) return [...found.values()].flat();
  return entrenchedOut(charter, open);
}

/**
 * What would keep the members and people of a founding from ever passing anything: some track for amendments, or where the charter has
 * none some track at all, must lead to an approval, and every entrenched part must be within reach. Seats are filled only after the
 * founding, so a body of seats is no obstacle yet.
 */
export function obstaclesAtFounding(state: GovernanceState, now: Millis): Obstacle[] {
  const { charter } = state;
  const amending = charter.actions[AMENDMENT];
  const asked = amending ?? Object.keys(charter.tracks);
  const found = new Map(
    asked.map((id) => [id, waitsForSeats(id, charter) ? [] : trackObstacles(id, state, now)]),
  );
  const open = asked.filter((id) => found.get(id)?.length === 0);
  if (open.length === 0) return [...found.values()].flat();
  return amending === undefined ? [] : entrenchedOut(charter, open);
}

function waitsForSeats(id: string, { tracks, bodies }: GovernanceState['charter']): boolean {
  const body = tracks[id]?.electorate?.body;
  return body !== undefined && bodies?.[body]?.membership.of === 'seats';
}

function entrenchedOut({ entrenchment = [] }: Charter, open: readonly string[]): Obstacle[] {
  return entrenchment.flatMap(({ path, tracks }, index) =>
    tracks.some((id) => open.includes(id))
      ? []
      : [
          {
            code: 'ENTRENCHED_OUT_OF_REACH',
            path: `entrenchment.${index}`,
            problem: `${path} could be amended by none of its tracks: ${tracks.join(', ')}`,
          },
        ],
  );
}

/** What keeps this consortium from passing anything by a track, as it stands. */
export function trackObstacles(id: string, state: GovernanceState, now: Millis): Obstacle[] {
  const track = state.charter.tracks[id];
  const path = `tracks.${id}`;
  if (track === undefined) {
    return [{ code: 'AMENDMENT_UNREACHABLE', path, problem: `there is no track ${id}` }];
  }
  const electors = electorsOf(track, state, now);
  return [...proposing(track, path, state), ...voting(track, path, electors), ...bodies(track, path, state)];
}

/** The electors of a proposal that nobody is recused from, all of them in good standing, that can cast a ballot by their own rule. */
function electorsOf(
  track: Track,
  state: GovernanceState,
  now: Millis,
): PinnedElectorate & { readonly able: MemberId[] } {
  const pinned = pinElectorate(track, { subjects: [], ruled: [] }, { ...state, history: NO_HISTORY, now });
  const able = pinned.electorate
    .map(({ memberId }) => memberId)
    .filter((memberId) => canVote(memberId, state));
  return { ...pinned, able };
}

function canVote(memberId: MemberId, { members, people, charter }: GovernanceState): boolean {
  const member = members.find(({ id }) => id === memberId);
  if (member === undefined) return false;
  const own = people.filter((person) => person.memberId === memberId && person.status === 'active');
  return missingForBallots(member.decisionRule, own, charter) === undefined;
}

/** Institutions of which somebody may do this. */
function institutionsWith(
  permission: Permission,
  { people, members, charter }: GovernanceState,
): Set<MemberId> {
  const present = new Set(members.filter(({ status }) => status === 'active').map(({ id }) => id));
  const may = people.filter(
    ({ status, roles, memberId }) =>
      status === 'active' && present.has(memberId) && permissionsOf(roles, charter).has(permission),
  );
  return new Set(may.map(({ memberId }) => memberId));
}

function proposing({ sponsors }: Track, path: string, state: GovernanceState): Obstacle[] {
  const proposers = institutionsWith('proposal.propose', state);
  if (proposers.size === 0) {
    return [{ code: 'NOBODY_PROPOSES', path: 'roles', problem: 'nobody of any member may propose' }];
  }
  const sponsoring = institutionsWith('proposal.sponsor', state);
  const most = Math.max(...[...proposers].map((id) => sponsoring.size - (sponsoring.has(id) ? 1 : 0)));
  if (most >= sponsors) return [];
  const problem = `${sponsors} sponsors are needed, and ${most} can be had`;
  return [{ code: 'NOT_ENOUGH_SPONSORS', path: `${path}.sponsors`, problem }];
}

function voting(track: Track, path: string, electors: ReturnType<typeof electorsOf>): Obstacle[] {
  if (electors.able.length === 0) {
    return [{ code: 'NOBODY_VOTES', path, problem: 'no member could cast a ballot' }];
  }
  const votes = electors.electorate.map((elector) => ({
    elector,
    fate: electors.able.includes(elector.memberId) ? ('yes' as const) : ('silent' as const),
  }));
  const facts = { vacant: electors.vacant ?? 0 };
  if (outcomeOf(track, tallyVotes(track, votes, facts)) === 'approved') return [];
  const problem = 'does not pass even when every member that can vote says yes';
  return [{ code: 'NEVER_PASSES', path, problem }];
}

function bodies(track: Track, path: string, state: GovernanceState): Obstacle[] {
  const { urgent, reviews = [] } = track;
  const guardians: Obstacle[] =
    urgent === undefined || canAct(urgent.guardians, state)
      ? []
      : [tooFew('GUARDIANS_TOO_FEW', `${path}.urgent.guardians`, urgent.guardians)];
  const mute = reviews.flatMap((review, index) =>
    review.asks === 'veto' || review.silence === 'consents' || canAct(review.by, state)
      ? []
      : [tooFew('REVIEWERS_TOO_FEW', `${path}.reviews.${index}`, review.by)],
  );
  return [...guardians, ...mute];
}

function tooFew(code: ObstacleCode, path: string, { body, people }: JointAct): Obstacle {
  return { code, path, problem: `${body} does not have ${people} people who may act, from enough members` };
}

function canAct(act: JointAct, state: GovernanceState): boolean {
  const belonging = new Set(membersOf(act.body, state).people);
  const able = state.people.filter(
    ({ id, roles }) => belonging.has(id) && permissionsOf(roles, state.charter).has('body.act'),
  );
  const institutions = new Set(able.map(({ memberId }) => memberId));
  return able.length >= act.people && institutions.size >= act.institutions;
}
