import { isPresent, membersOf, type BodyState } from '../bodies/body-members.js';
import type { Track } from '../charter.js';
import type { DuesLoss } from '../charter/membership.js';
import { duesLosses } from '../membership/dues.js';
import { classesIn } from '../counting/condition.js';
import { cappedWeights } from '../counting/weight-caps.js';
import type { MemberId, Millis } from '../ids.js';
import type { MemberRecord } from '../records/members.js';
import { voteSuspended } from '../penalties/standing.js';
import type { Elector, PinnedElectorate } from '../records/proposals.js';
import { standingOf, type TrackHistory } from './attendance.js';
import { chairOfBody, seatClassesOf, vacantSeats } from './seats.js';

/** What an electorate is made from. */
export interface ElectorateState extends BodyState {
  readonly history: TrackHistory;
  readonly now: Millis;
}

/** Who is recused from the start, and why. */
export interface Recusals {
  /** Members that the actions are about. */
  readonly subjects: readonly MemberId[];
  /** Members about whom the body that rules on recusals has said so. */
  readonly ruled: readonly MemberId[];
}

/**
 * Who decides by this track, with which weight (R21, R24): members that are present and vote, of the track's body and kinds, with their
 * ballot not suspended, for absence, by a penalty or for unpaid dues; weights own or equal, under the track's caps; the recused and the inactive marked.
 */
export function pinElectorate(track: Track, recusals: Recusals, state: ElectorateState): PinnedElectorate {
  const bodyId = track.electorate?.body;
  const members = eligible(track, state);
  const chair = bodyId === undefined || !asksChair(track) ? undefined : chairOfBody(bodyId, state);
  const vacant = bodyId === undefined ? 0 : vacantSeats(bodyId, state, state.now);
  const weights = weightsOf(track, members);
  return {
    electorate: members.map((member, index) =>
      electorOf(member, { track, recusals, state, counted: weights[index] ?? 0 }),
    ),
    ...(vacant === 0 ? {} : { vacant }),
    ...(chair === undefined ? {} : { chair }),
  };
}

/** Whether a tie, of heads or between candidates, is for the chair to break. */
function asksChair({ castingVote, election }: Track): boolean {
  return castingVote !== undefined || election?.tie === 'chair';
}

/** Sorted by member id. */
function eligible(track: Track, state: ElectorateState): MemberRecord[] {
  const { body, kinds } = track.electorate ?? {};
  const suspended = voteSuspended(state.history.penalties, state.now);
  const inBody = body === undefined ? undefined : membersOf(body, state).institutions;
  return state.members
    .filter((member) => member.votes && isPresent(member))
    .filter(({ id }) => inBody === undefined || inBody.includes(id))
    .filter((member) => kinds === undefined || member.kinds.some((kind) => kinds.includes(kind)))
    .filter(({ id }) => !suspended.has(id))
    .filter(({ id }) => standingOf(id, track, state.history) !== 'vote-suspended')
    .filter(({ id }) => !lostBy(id, state).has('vote'))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

function lostBy(memberId: MemberId, { charter, history, now }: ElectorateState): ReadonlySet<DuesLoss> {
  return duesLosses(memberId, { charter, obligations: history.obligations }, now);
}

/** Whether votes that were missed, or unpaid dues, have cost the member its place in the base `active`. */
function isInactive(memberId: MemberId, track: Track, state: ElectorateState): boolean {
  return standingOf(memberId, track, state.history) === 'inactive' || lostBy(memberId, state).has('quorum');
}

function weightsOf({ electorate }: Track, members: readonly MemberRecord[]): number[] {
  const own = members.map((member) => ({
    memberId: member.id,
    weight: electorate?.weight === 'equal' ? 1 : member.weight,
    ...(member.group === undefined ? {} : { group: member.group }),
  }));
  return electorate?.caps === undefined
    ? own.map(({ weight }) => weight)
    : cappedWeights(own, electorate.caps);
}

interface ElectorFacts {
  readonly track: Track;
  readonly recusals: Recusals;
  readonly state: ElectorateState;
  readonly counted: number;
}

function electorOf(member: MemberRecord, { track, recusals, state, counted }: ElectorFacts): Elector {
  const { electorate } = track;
  const own = electorate?.weight === 'equal' ? 1 : member.weight;
  const classes = classesOf(member, track, state);
  const recused = recusedBy(member.id, track, recusals);
  return {
    memberId: member.id,
    weight: counted,
    ...(own === counted ? {} : { ownWeight: own }),
    ...(member.group === undefined ? {} : { group: member.group }),
    ...(classes.length === 0 ? {} : { classes }),
    ...(isInactive(member.id, track, state) ? { inactive: true as const } : {}),
    ...(recused === undefined ? {} : { recused }),
  };
}

/** The classes that the track's conditions name and to which the member belongs, sorted. */
function classesOf(member: MemberRecord, track: Track, state: BodyState): string[] {
  const conditions = [track.quorum, track.secondCall?.quorum, track.threshold];
  const named = new Set(conditions.flatMap((one) => (one === undefined ? [] : classesIn(one))));
  const seats = seatClassesOf(member.id, track.electorate?.body ?? '', state);
  return [...new Set<string>([...member.kinds, ...seats])].filter((one) => named.has(one)).sort();
}

function recusedBy(
  memberId: MemberId,
  { recusal }: Track,
  { subjects, ruled }: Recusals,
): Elector['recused'] {
  if (recusal === undefined) return undefined;
  if (recusal.subject && subjects.includes(memberId)) return 'subject';
  return recusal.ruledBy !== undefined && ruled.includes(memberId) ? 'ruled' : undefined;
}
