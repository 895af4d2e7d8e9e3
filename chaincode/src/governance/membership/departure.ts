import { changed, type Change } from '../change.js';
import { endedDelegations } from '../delegations/delegate.js';
import type { Millis, ProposalId } from '../ids.js';
import type { MemberRecord, PersonRecord, Unsettled } from '../records/members.js';
import { afterChanges, furtherRecords, type GovernanceState } from '../state.js';
import type { Refused } from '../verdict.js';
import { needGovernable } from './governable.js';
import { needSafeNumber } from './safe-number.js';
import { reinstated } from './suspension.js';

/** How a member goes: by its own will, or by vote. */
export interface Departure {
  readonly member: MemberRecord;
  readonly status: 'left' | 'removed';
  readonly reason: string;
  readonly proposalId: ProposalId;
  readonly now: Millis;
  /** What stood open when it left. */
  readonly unsettled?: readonly Unsettled[];
}

/**
 * All that goes with a member (R8): its people's accounts are closed, delegations from it and to it end, its seats fall vacant. Its
 * records stay, and so do its ballots and the electorates that it is in: what is pinned is decided as if it were silent from now on.
 */
export function departureChanges(departure: Departure, state: GovernanceState): Change[] {
  const { member, status, reason, proposalId, now, unsettled = [] } = departure;
  const note = { at: now, reason, proposalId, ...(unsettled.length === 0 ? {} : { unsettled }) };
  const record: MemberRecord = { ...withoutExit(reinstated(member)), status, departure: note };
  const people = state.people.filter((one) => one.memberId === member.id && one.status !== 'closed');
  const seats = state.seats.filter((one) => one.memberId === member.id);
  return [
    changed(`member.${status}`, member, { kind: 'member', record }),
    ...people.map((person) => closed(person, { at: now, reason: `member.${status}` })),
    ...endedDelegations(member.id, furtherRecords(state, 'delegation'), now),
    ...seats.map((seat) => changed('seat.vacated', seat, { kind: 'seat', record: seat, delete: true })),
  ];
}

function withoutExit(member: MemberRecord): MemberRecord {
  const kept: { -readonly [Name in keyof MemberRecord]: MemberRecord[Name] } = { ...member };
  delete kept.exit;
  return kept;
}

function closed(person: PersonRecord, closing: { readonly at: Millis; readonly reason: string }): Change {
  const record: PersonRecord = { ...person, status: 'closed', closed: closing };
  return changed('person.closed', person, { kind: 'person', record });
}

/** Kinds of record that a departure looks at. */
export const DEPARTURE_NEEDS = ['node', 'delegation'] as const;

/** Refuses a departure that would leave too few members or nodes, or the others unable to govern themselves. */
export function needSafeDeparture(
  { member, now }: Departure,
  changes: readonly Change[],
  state: GovernanceState,
): Refused | undefined {
  // Who dissolves the network means to leave it.
  if (state.phase === 'dissolution') return undefined;
  const after = afterChanges(state, changes);
  const nodes = furtherRecords(state, 'node');
  return (
    needSafeNumber({ ...state, nodes }, { ...after, nodes }) ??
    needGovernable(member.id, { before: state, after }, now)
  );
}
