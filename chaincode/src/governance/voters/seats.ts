import { isPresent, membersOf, sittingByOffice, type BodyState } from '../bodies/body-members.js';
import { parseMoment } from '../calendar/business-calendar.js';
import type { Charter } from '../charter.js';
import type { Seat } from '../charter/bodies.js';
import type { MemberId, Millis } from '../ids.js';
import type { SeatRecord } from '../records/bodies.js';

/** How many seats of a class there are now: a number, or as many as go with the membership; none once they have lapsed. */
export function seatsOfClass(seat: Seat, state: BodyState, now: Millis): number {
  if (hasLapsed(seat, now)) return 0;
  if (seat.number !== undefined) return seat.number;
  if (seat.onePer === undefined) return 0;
  const { members, least, most } = seat.onePer;
  const present = state.members.filter(isPresent).length;
  const whole = (present - (present % members)) / members;
  return Math.min(Math.max(whole, least), most);
}

/** Seats of a body that nobody holds; 0 for a body without seats. */
export function vacantSeats(bodyId: string, state: BodyState, now: Millis): number {
  return Object.entries(seatsIn(bodyId, state.charter)).reduce((vacant, [seatClass, seat]) => {
    const held = state.seats.filter((one) => one.bodyId === bodyId && one.seatClass === seatClass);
    const taken = held.length + sittingByOffice(seat, state).length;
    return vacant + Math.max(0, seatsOfClass(seat, state, now) - taken);
  }, 0);
}

/** Seats that exist now: those of a class that has lapsed do not, whoever held them. */
export function existing(seats: readonly SeatRecord[], charter: Charter, now: Millis): SeatRecord[] {
  return seats.filter(({ bodyId, seatClass }) => {
    const seat = seatsIn(bodyId, charter)[seatClass];
    return seat === undefined || !hasLapsed(seat, now);
  });
}

/** The classes of seats of a body, by id; none of a body of another kind. */
function seatsIn(bodyId: string, { bodies }: Charter): Readonly<Record<string, Seat>> {
  const membership = bodies?.[bodyId]?.membership;
  return membership?.of === 'seats' ? membership.seats : {};
}

function hasLapsed({ until }: Seat, now: Millis): boolean {
  return until !== undefined && now >= (parseMoment(until) ?? 0);
}

/** The classes of seats of a body in which a member, or one of its people, sits, sorted. */
export function seatClassesOf(memberId: MemberId, bodyId: string, state: BodyState): string[] {
  const held = state.seats.filter((seat) => seat.bodyId === bodyId && seat.memberId === memberId);
  const byOffice = Object.entries(seatsIn(bodyId, state.charter)).filter(([, seat]) =>
    sittingByOffice(seat, state).some((person) => person.memberId === memberId),
  );
  return [...new Set([...held.map(({ seatClass }) => seatClass), ...byOffice.map(([id]) => id)])].sort();
}

/** The institution of the one person in the body who holds the role of its chair; undefined where there is none, or several. */
export function chairOfBody(bodyId: string, state: BodyState): MemberId | undefined {
  const role = state.charter.bodies?.[bodyId]?.chair;
  if (role === undefined) return undefined;
  const { institutions } = membersOf(bodyId, state);
  const holders = state.people.filter(
    ({ status, roles, memberId }) =>
      status === 'active' && roles.includes(role) && institutions.includes(memberId),
  );
  const [only, second] = holders;
  return second === undefined ? only?.memberId : undefined;
}
