import type { Charter } from './charter.js';
import { durationMs } from './duration.js';
import type { MemberRecord } from './records/members.js';
import type { Elector } from './records/proposals.js';

/** Members that vote: active ones with a vote. */
export function votingMembers(members: readonly MemberRecord[]): MemberRecord[] {
  return members.filter((member) => member.votes && (member.status as string) === 'active');
}

/** Who decides, with which weight, sorted by member id: pinned when a proposal is submitted (R21). */
export function electorateOf(members: readonly MemberRecord[]): Elector[] {
  return votingMembers(members)
    .map((member) => ({ memberId: member.id, weight: member.weight }))
    .sort((left, right) => (left.memberId < right.memberId ? -1 : 1));
}

/** Attestations that a network action needs: the charter's share of the active voting members, rounded up (R33). */
export function attestationsNeeded(charter: Charter, members: readonly MemberRecord[]): number {
  const { numerator, denominator } = charter.execution.attestations;
  const share = votingMembers(members).length * numerator;
  const rest = share % denominator;
  return (share - rest) / denominator + (rest === 0 ? 0 : 1);
}

/** How far a transaction's timestamp may be from an endorser's clock, in milliseconds. */
export function clockToleranceMs(charter: Charter): number {
  return durationMs(charter.clockTolerance);
}
