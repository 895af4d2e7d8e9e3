import type { PersonRecord } from '../records/members.js';
import { missingForBallots } from '../authority/roles.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';

/**
 * ROLE_LAST_HOLDER, where a change of one person for good would leave a voting institution unable to cast any ballot by its own rule: its
 * seat would go silent by accident. What it lacked before does not stand against it.
 */
export function needCapacity(
  after: PersonRecord,
  { members, people, charter }: GovernanceState,
): Refused | undefined {
  const member = members.find((one) => one.id === after.memberId);
  if (member === undefined) return refuse('MEMBER_NOT_FOUND', { memberId: after.memberId });
  if (!member.votes) return undefined;
  const before = people.filter((person) => person.memberId === member.id);
  const changed = before.map((person) => (person.id === after.id ? after : person));
  const lacking = (all: readonly PersonRecord[]): ReturnType<typeof missingForBallots> =>
    missingForBallots(
      member.decisionRule,
      all.filter(({ status }) => status !== 'closed'),
      charter,
    );
  const missing = lacking(changed);
  if (missing === undefined || missing === lacking(before)) return undefined;
  return refuse('ROLE_LAST_HOLDER', { memberId: member.id, permission: missing });
}
