import {
  needPermission,
  needPresent,
  needVotingMember,
  type Context,
  type PersonActor,
} from '../authority/actor.js';
import { changed, type Change, type Effects } from '../change.js';
import type { Charter, Track } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { MemberId, Millis } from '../ids.js';
import { isAlive } from '../lifecycle/vote-records.js';
import type { MemberRecord } from '../records/members.js';
import type { DelegationRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

export interface DelegateState {
  readonly charter: Charter;
  /** All delegations of the track. */
  readonly delegations: readonly DelegationRecord[];
  readonly holder: MemberRecord | null;
}

export interface DelegateCommand {
  readonly trackId: string;
  readonly to: MemberId;
  readonly until: Millis;
}

/**
 * Hands the institution's ballot on one track to another member for a time (R27). The own ballot, wherever it is cast, goes before. A
 * new delegation replaces the one before; each keeps its own record, so that a count can tell who was represented when.
 */
export function decideDelegate(
  state: DelegateState,
  command: DelegateCommand,
  { actor, now, txId }: Context<PersonActor>,
): Verdict<Effects> {
  const refused =
    needPermission(actor, 'delegation.give') ??
    needVotingMember(actor.member) ??
    mayDelegate(state, command, { giver: actor.member, now });
  if (refused !== undefined) return refused;
  const { trackId, to, until } = command;
  const record: DelegationRecord = {
    schemaVersion: 1,
    trackId,
    from: actor.member.id,
    to,
    personId: actor.person.id,
    since: now,
    until,
    txId,
  };
  const replaced = aliveOf(state.delegations, actor.member.id, now).map((one) => revocation(one, now));
  return accept({
    changes: [...replaced, changed('delegation.given', null, { kind: 'delegation', record })],
    result: { trackId, from: actor.member.id, to, until },
  });
}

export interface RevokeState {
  readonly delegations: readonly DelegationRecord[];
}

/** Takes the institution's delegation on a track back. */
export function decideRevokeDelegation(
  { delegations }: RevokeState,
  { trackId }: { readonly trackId: string },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const refused = needPermission(actor, 'delegation.give');
  if (refused !== undefined) return refused;
  const alive = aliveOf(delegations, actor.member.id, now);
  if (alive.length === 0) return refuse('DELEGATION_NOT_FOUND', { memberId: actor.member.id, trackId });
  return accept({
    changes: alive.map((one) => revocation(one, now)),
    result: { trackId, from: actor.member.id },
  });
}

function aliveOf(delegations: readonly DelegationRecord[], from: MemberId, now: Millis): DelegationRecord[] {
  return delegations.filter((one) => one.from === from && isAlive(one, now));
}

/** Delegations from a member and to it end, where they are alive: it can neither be represented nor represent anybody. */
export function endedDelegations(
  memberId: MemberId,
  delegations: readonly DelegationRecord[],
  now: Millis,
): Change[] {
  return delegations
    .filter((one) => (one.from === memberId || one.to === memberId) && isAlive(one, now))
    .map((one) => revocation(one, now));
}

function revocation(before: DelegationRecord, now: Millis): Change {
  const record: DelegationRecord = { ...before, revokedAt: now };
  return changed('delegation.revoked', before, { kind: 'delegation', record });
}

function mayDelegate(
  { charter, delegations, holder }: DelegateState,
  { trackId, to, until }: DelegateCommand,
  { giver, now }: { readonly giver: MemberRecord; readonly now: Millis },
): Refused | undefined {
  const rule = charter.tracks[trackId]?.delegation;
  if (rule === undefined) return refuse('DELEGATION_NOT_ALLOWED', { trackId });
  if (holder === null) return refuse('MEMBER_NOT_FOUND', { memberId: to });
  const absent = needPresent(holder);
  if (absent !== undefined) return absent;
  const latest = endOf(now, rule.longest, charter);
  if (until <= now || until > latest) return refuse('DELEGATION_TOO_LONG', { until, latest });
  const outside = mayHold(rule, giver, holder);
  if (outside !== undefined) return outside;
  const held = delegations.filter((one) => one.to === to && one.from !== giver.id && isAlive(one, now));
  if (held.length < rule.perHolder) return undefined;
  return refuse('DELEGATIONS_TOO_MANY', { memberId: to, cap: rule.perHolder });
}

/** DELEGATION_OUTSIDE: to itself, to a member without a vote, or outside the circle that the track draws. */
function mayHold(
  { within }: NonNullable<Track['delegation']>,
  giver: MemberRecord,
  holder: MemberRecord,
): Refused | undefined {
  const outside = refuse('DELEGATION_OUTSIDE', { memberId: holder.id, within });
  if (holder.id === giver.id || !holder.votes) return outside;
  const sameGroup = giver.group !== undefined && giver.group === holder.group;
  const sameKind = giver.kinds.some((kind) => holder.kinds.includes(kind));
  const inside = { anyone: true, group: sameGroup, kind: sameKind }[within];
  return inside ? undefined : outside;
}
