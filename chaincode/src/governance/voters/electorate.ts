import { isPresent } from '../bodies/body-members.js';
import type { Charter } from '../charter.js';
import { durationMs } from '../calendar/duration.js';
import type { MemberRecord } from '../records/members.js';

/** Members that vote: present ones with a vote. One that is leaving votes until it has left (R8). */
export function votingMembers(members: readonly MemberRecord[]): MemberRecord[] {
  return members.filter((member) => member.votes && isPresent(member));
}

/** Attestations that a network action needs: the charter's share of the members that can attest it, rounded up (R33). */
export function attestationsNeeded(charter: Charter, attesting: readonly MemberRecord[]): number {
  const { numerator, denominator } = charter.execution.attestations;
  const share = attesting.length * numerator;
  const rest = share % denominator;
  return (share - rest) / denominator + (rest === 0 ? 0 : 1);
}

/** How far a transaction's timestamp may be from an endorser's clock, in milliseconds. */
export function clockToleranceMs(charter: Charter): number {
  return durationMs(charter.clockTolerance);
}
