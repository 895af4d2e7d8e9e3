import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { mayEndSuspension } from '@fabric-governance/chaincode/governance/membership/suspension';
import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import type { Step } from './step.js';
import { turnDelay } from './turn.js';
import type { Moment } from './view.js';

export interface MembershipContext extends Moment {
  /** Members whose agents take turns. */
  readonly agents: readonly MemberId[];
}

/** What is due about members by itself: suspensions whose time is over (R9). */
export function membershipSteps(
  members: readonly MemberRecord[],
  { self, now, agents }: MembershipContext,
): readonly Step[] {
  return members.flatMap((member): readonly Step[] => {
    const { suspension } = member;
    if (suspension?.until === undefined || mayEndSuspension(member, now) !== undefined) return [];
    const delay = turnDelay(agents, self, {
      id: suspension.proposalId ?? suspension.interventionId ?? '',
      attempt: 0,
    });
    if (now < suspension.until + delay) return [];
    return [{ kind: 'submit', name: 'Members:endSuspension', input: { memberId: member.id } }];
  });
}
