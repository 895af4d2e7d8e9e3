import type { Charter } from '../charter.js';
import type { Body, Seat } from '../charter/bodies.js';
import { partNamed } from '../charter/part-named.js';
import type { MemberId, PersonId } from '../ids.js';
import type { SeatRecord } from '../records/bodies.js';
import type { MemberRecord, PersonRecord } from '../records/members.js';

/** What tells who belongs to a body. */
export interface BodyState {
  readonly charter: Charter;
  readonly members: readonly MemberRecord[];
  readonly people: readonly PersonRecord[];
  readonly seats: readonly SeatRecord[];
}

/** Who belongs to a body now: active institutions and active people of theirs, each sorted by id. */
export interface BodyMembers {
  readonly institutions: readonly MemberId[];
  /** Who belongs to it as a person; for a body of institutions: all their people. */
  readonly people: readonly PersonId[];
}

const NOBODY: BodyMembers = { institutions: [], people: [] };

/**
 * Members of a body of the charter. An institution that is leaving still belongs; one that is suspended, has left or was removed
 * does not, nor does anybody of it.
 */
export function membersOf(bodyId: string, state: BodyState): BodyMembers {
  const body = partNamed(bodyId, state.charter.bodies);
  return body === undefined ? NOBODY : belonging(bodyId, body, state);
}

function belonging(bodyId: string, { membership }: Body, state: BodyState): BodyMembers {
  switch (membership.of) {
    case 'members': {
      const { kinds, list } = membership;
      return ofInstitutions(
        state,
        (member) =>
          (list === undefined || list.includes(member.id)) &&
          (kinds === undefined || member.kinds.some((kind) => kinds.includes(kind))),
      );
    }
    case 'role':
      return ofPeople(state, ({ roles }) => roles.includes(membership.role));
    case 'people':
      return ofPeople(state, ({ id }) => membership.list.includes(id));
    case 'seats':
      return ofSeats(bodyId, membership.seats, state);
  }
}

/** Whether an institution takes part in the consortium's life: active, or leaving and not yet gone. */
export function isPresent({ status }: Pick<MemberRecord, 'status'>): boolean {
  return status === 'active' || status === 'leaving';
}

function ofInstitutions(state: BodyState, belongs: (member: MemberRecord) => boolean): BodyMembers {
  const institutions = state.members.filter((member) => isPresent(member) && belongs(member));
  const ids = new Set(institutions.map(({ id }) => id));
  const people = state.people.filter(({ memberId, status }) => status === 'active' && ids.has(memberId));
  return { institutions: sorted(ids), people: sorted(people.map(({ id }) => id)) };
}

function ofPeople(state: BodyState, belongs: (person: PersonRecord) => boolean): BodyMembers {
  const present = new Set(state.members.filter(isPresent).map(({ id }) => id));
  const people = state.people.filter(
    (person) => person.status === 'active' && present.has(person.memberId) && belongs(person),
  );
  return {
    institutions: sorted(people.map(({ memberId }) => memberId)),
    people: sorted(people.map(({ id }) => id)),
  };
}

/** Holders of seats: named people, everyone of an institution that holds a seat itself, and whoever sits by office. */
function ofSeats(bodyId: string, seats: Readonly<Record<string, Seat>>, state: BodyState): BodyMembers {
  const held = state.seats.filter((seat) => seat.bodyId === bodyId);
  const people = new Set(held.flatMap(({ personId }) => (personId === undefined ? [] : [personId])));
  const whole = new Set(held.flatMap(({ personId, memberId }) => (personId === undefined ? [memberId] : [])));
  for (const seat of Object.values(seats)) for (const { id } of sittingByOffice(seat, state)) people.add(id);
  return ofPeople(state, ({ id, memberId }) => people.has(id) || whole.has(memberId));
}

/** Who sits in a class of seats by office: whoever holds its role, of an institution of its kinds. */
export function sittingByOffice({ filledBy, role, kinds }: Seat, state: BodyState): PersonRecord[] {
  if (filledBy !== 'ex-officio' || role === undefined) return [];
  const suits = ({ kinds: own }: MemberRecord): boolean =>
    kinds === undefined || own.some((kind) => kinds.includes(kind));
  const ids = new Set(
    state.members.filter((member) => isPresent(member) && suits(member)).map(({ id }) => id),
  );
  return state.people.filter(
    ({ memberId, status, roles }) => status === 'active' && roles.includes(role) && ids.has(memberId),
  );
}

function sorted<Id extends string>(ids: Iterable<Id>): Id[] {
  return [...new Set(ids)].sort();
}
