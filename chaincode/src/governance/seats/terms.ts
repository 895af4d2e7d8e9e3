import { changed, type Change } from '../change.js';
import { isPresent } from '../bodies/body-members.js';
import type { Charter } from '../charter.js';
import type { Seat } from '../charter/bodies.js';
import { endOf } from '../calendar/deadline.js';
import { partNamed } from '../charter/part-named.js';
import type { Millis } from '../ids.js';
import type { SeatRecord } from '../records/bodies.js';
import type { Candidate } from '../records/elections.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { seatsOfClass } from '../voters/seats.js';

/** A class of seats of the charter. */
export interface SeatClass {
  readonly bodyId: string;
  readonly seatClass: string;
  readonly seat: Seat;
}

/** SEAT_NOT_FOUND, unless the charter's body has such seats. */
export function findSeats(bodyId: string, seatClass: string, { bodies }: Charter): Verdict<SeatClass> {
  const membership = partNamed(bodyId, bodies)?.membership;
  const seat = membership?.of === 'seats' ? partNamed(seatClass, membership.seats) : undefined;
  return seat === undefined
    ? refuse('SEAT_NOT_FOUND', { bodyId, seatClass })
    : accept({ bodyId, seatClass, seat });
}

/**
 * Numbers of the seats of a class that can be filled now, ascending: vacant ones, and those whose term is over. Until then a
 * holder stays, and also after it until somebody else is seated: a body does not shrink because an election is late.
 */
export function openSeats(
  { bodyId, seatClass, seat }: SeatClass,
  state: GovernanceState,
  now: Millis,
): number[] {
  const total = seatsOfClass(seat, state, now);
  return Array.from({ length: total }, (_, index) => index + 1).filter((number) => {
    const held = heldSeat(state, { bodyId, seatClass, number });
    return held === undefined || (held.until !== undefined && held.until <= now);
  });
}

function heldSeat(
  { seats }: Pick<GovernanceState, 'seats'>,
  { bodyId, seatClass, number }: Pick<SeatRecord, 'bodyId' | 'seatClass' | 'number'>,
): SeatRecord | undefined {
  return seats.find((one) => one.bodyId === bodyId && one.seatClass === seatClass && one.number === number);
}

/** Refuses whoever cannot hold a seat of this class: CANDIDATE_NOT_ELIGIBLE, with what stands against it. */
export function checkHolder(
  seats: SeatClass,
  candidate: Candidate,
  state: GovernanceState,
): Refused | undefined {
  const why =
    wrongMember(seats.seat, candidate, state) ??
    wrongPerson(candidate, state) ??
    tooLong(seats, candidate, state);
  return why === undefined ? undefined : refuse('CANDIDATE_NOT_ELIGIBLE', { candidate: candidate.id, why });
}

function wrongMember(
  { kinds }: Seat,
  { memberId }: Candidate,
  { members }: GovernanceState,
): string | undefined {
  const member = members.find(({ id }) => id === memberId);
  if (member === undefined || !isPresent(member)) return 'member';
  const suits = kinds === undefined || member.kinds.some((kind) => kinds.includes(kind));
  return suits ? undefined : 'kind';
}

function wrongPerson({ memberId, personId }: Candidate, { people }: GovernanceState): string | undefined {
  if (personId === undefined) return undefined;
  const person = people.find(({ id }) => id === personId);
  return person?.memberId === memberId && person.status === 'active' ? undefined : 'person';
}

function tooLong(seats: SeatClass, candidate: Candidate, state: GovernanceState): string | undefined {
  const most = seats.seat.term?.mostConsecutive ?? Infinity;
  return termsHeld(seats, candidate, state) >= most ? 'terms' : undefined;
}

/** How many terms in a row somebody has held a seat of this class, the running one included. */
function termsHeld(
  { bodyId, seatClass }: Pick<SeatRecord, 'bodyId' | 'seatClass'>,
  { memberId, personId }: Pick<Candidate, 'memberId' | 'personId'>,
  { seats }: GovernanceState,
): number {
  const held = seats.filter(
    (one) =>
      one.bodyId === bodyId &&
      one.seatClass === seatClass &&
      one.memberId === memberId &&
      one.personId === personId,
  );
  return Math.max(0, ...held.map(({ terms }) => terms));
}

/** The change by which somebody takes a seat now. */
export function seating(
  found: SeatClass,
  filling: { readonly holder: Candidate; readonly number: number },
  at: { readonly state: GovernanceState; readonly now: Millis },
): Change {
  const { bodyId, seatClass } = found;
  const before = heldSeat(at.state, { bodyId, seatClass, number: filling.number });
  return changed('seat.filled', before ?? null, { kind: 'seat', record: seated(found, filling, at) });
}

/**
 * A seat filled now. Its first term is shortened so that the cohorts of the class end one after the other; every later one is
 * whole (shared/charters.md 10).
 */
export function seated(
  { bodyId, seatClass, seat }: SeatClass,
  { holder, number }: { readonly holder: Candidate; readonly number: number },
  { state, now }: { readonly state: GovernanceState; readonly now: Millis },
): SeatRecord {
  const { memberId, personId } = holder;
  const before = heldSeat(state, { bodyId, seatClass, number });
  const terms = termsHeld({ bodyId, seatClass }, holder, state) + 1;
  const until = termEnd(seat, { number, isFirst: before === undefined }, { state, now });
  return {
    schemaVersion: 1,
    bodyId,
    seatClass,
    number,
    memberId,
    ...(personId === undefined ? {} : { personId }),
    since: now,
    ...(until === undefined ? {} : { until }),
    terms,
  };
}

function termEnd(
  { term }: Seat,
  { number, isFirst }: { readonly number: number; readonly isFirst: boolean },
  { state, now }: { readonly state: GovernanceState; readonly now: Millis },
): Millis | undefined {
  if (term === undefined) return undefined;
  const whole = endOf(now, term.length, state.charter) - now;
  if (!isFirst) return now + whole;
  const cohort = ((number - 1) % term.cohorts) + 1;
  const part = whole * cohort;
  return now + (part - (part % term.cohorts)) / term.cohorts;
}
