import { changed } from '../change.js';
import type { RolePayload } from '../records/actions.js';
import type { PersonRecord } from '../records/members.js';
import { missingForBallots } from '../roles.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused } from '../verdict.js';
import type { ActionDefinition } from './action.js';
import { findHolder, rolePayloadSchema, withRoles } from './role-payload.js';

/**
 * Takes a role from a person (R4). Refused where it would leave a voting institution unable to cast any ballot by its own rule
 * (ROLE_LAST_HOLDER): its seat would go silent by accident.
 */
export const roleRevoke: ActionDefinition<RolePayload> = {
  family: 'ledger',
  schema: rolePayloadSchema,
  subject: ({ personId, roleId }) => `${personId} ${roleId}`,
  plan({ personId, roleId }, state) {
    const found = findHolder({ personId, roleId }, state);
    if (!found.ok) return found;
    const before = found.value;
    if (!before.roles.includes(roleId)) return refuse('ROLE_NOT_HELD', { personId, roleId });
    const roles = before.roles.filter((role) => role !== roleId);
    const record = withRoles(before, roles);
    return (
      checkCapacity(record, state) ?? accept([changed('role.revoked', before, { kind: 'person', record })])
    );
  },
};

function checkCapacity(after: PersonRecord, state: GovernanceState): Refused | undefined {
  const member = state.members.find((one) => one.id === after.memberId);
  if (member === undefined) return refuse('MEMBER_NOT_FOUND', { memberId: after.memberId });
  if (!member.votes) return undefined;
  const before = state.people.filter((person) => person.memberId === member.id);
  const people = before.map((person) => (person.id === after.id ? after : person));
  const missing = missingForBallots(member.decisionRule, people, state.charter);
  const lackedBefore = missingForBallots(member.decisionRule, before, state.charter);
  if (missing === undefined || missing === lackedBefore) return undefined;
  return refuse('ROLE_LAST_HOLDER', { memberId: member.id, permission: missing });
}
