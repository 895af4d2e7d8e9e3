import { changed } from '../change.js';
import { needCapacity } from '../people/capacity.js';
import type { RolePayload } from '../records/actions.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';
import { findHolder, rolePayloadSchema, withRoles } from './role-payload.js';

/**
 * Takes a role from a person (R4). Refused where it would leave a voting institution unable to cast any ballot by its own rule
 * (ROLE_LAST_HOLDER): its seat would go silent by accident; and where the charter could then no longer be amended (CHARTER_BRICKS).
 */
export const roleRevoke: ActionDefinition<RolePayload> = {
  family: 'ledger',
  schema: rolePayloadSchema,
  subject: ({ personId, roleId }) => `${personId} ${roleId}`,
  plan({ personId, roleId }, state, { now }) {
    const found = findHolder({ personId, roleId }, state);
    if (!found.ok) return found;
    const before = found.value;
    if (!before.roles.includes(roleId)) return refuse('ROLE_NOT_HELD', { personId, roleId });
    const roles = before.roles.filter((role) => role !== roleId);
    const record = withRoles(before, roles);
    return (
      needCapacity(record, state, now) ??
      accept([changed('role.revoked', before, { kind: 'person', record })])
    );
  },
};
