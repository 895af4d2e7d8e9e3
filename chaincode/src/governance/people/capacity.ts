import { needReachable } from '../amendment/reachable.js';
import { missingForBallots } from '../authority/roles.js';
import type { Millis } from '../ids.js';
import type { PersonRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';

/**
 * Refuses a change of one person for good without which something could no longer be done at all: ROLE_LAST_HOLDER, CHARTER_BRICKS. In
 * dissolution only the first: who dissolves the network means to leave it.
 */
export function needCapacity(after: PersonRecord, state: GovernanceState, now: Millis): Refused | undefined {
  const people = state.people.map((person) => (person.id === after.id ? after : person));
  const silent = needVoice(after, state);
  if (silent !== undefined || state.phase === 'dissolution') return silent;
  return needReachable({ before: state, after: { ...state, people } }, now);
}

/**
 * ROLE_LAST_HOLDER, where a change of one person for good would leave a voting institution unable to cast any ballot by its own rule: its
 * seat would go silent by accident. What it lacked before does not stand against it.
 */
function needVoice(after: PersonRecord, { members, people, charter }: GovernanceState): Refused | undefined {
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
