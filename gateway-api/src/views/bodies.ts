import { membersOf } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { Charter, Track } from '@fabric-governance/chaincode/governance/charter';
import { askedActs } from '@fabric-governance/chaincode/governance/lifecycle/consent';
import type { PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { Millis } from '@fabric-governance/chaincode/governance/ids';
import { existing } from '@fabric-governance/chaincode/governance/voters/seats';
import type { BodyView } from '../contract/bodies.js';
import type { AskedActView } from '../contract/governance.js';
import type { Projection } from '../read-model/projection.js';

/** The rules that a proposal goes by, and where it stands. */
interface Going {
  readonly phase: PhaseRecord;
  readonly charter: Charter;
  readonly track: Track;
  readonly now: Millis;
}

/** What people of which bodies can join now about a proposal, with who may. */
export function askedNow(projection: Projection, { phase, charter, track, now }: Going): AskedActView[] {
  return askedActs(phase, track).map(({ act, by: { body, people, institutions } }) => ({
    act,
    bodyId: body,
    title: charter.bodies?.[body]?.title ?? { en: body, zh: body },
    people,
    institutions,
    mayJoin: [...membersOf(body, stateOf(projection, charter, now)).people],
  }));
}

/** The bodies of a charter, by id, each with who belongs to it now. */
export function viewBodies(projection: Projection, charter: Charter, now: Millis): BodyView[] {
  const state = stateOf(projection, charter, now);
  const ids = Object.keys(charter.bodies ?? {}).sort();
  return ids.flatMap((id) => {
    const body = charter.bodies?.[id];
    if (body === undefined) return [];
    const { institutions, people } = membersOf(id, state);
    const seats = state.seats.filter(({ bodyId }) => bodyId === id);
    return [{ id, body, institutions: [...institutions], people: [...people], seats }];
  });
}

function stateOf(projection: Projection, charter: Charter, now: Millis) {
  return {
    charter,
    members: [...projection.members.values()],
    people: [...projection.people.values()],
    seats: existing([...projection.seats.values()], charter, now),
  };
}
