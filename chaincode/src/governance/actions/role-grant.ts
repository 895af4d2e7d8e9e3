import { changed } from '../change.js';
import type { RolePayload } from '../records/actions.js';
import { checkRoles } from '../authority/roles.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';
import { findHolder, rolePayloadSchema, withRoles } from './role-payload.js';

/** Gives a person a role (R4); in force from the executing transaction on. */
export const roleGrant: ActionDefinition<RolePayload> = {
  family: 'ledger',
  schema: rolePayloadSchema,
  subject: ({ personId, roleId }) => `${personId} ${roleId}`,
  plan({ personId, roleId }, state) {
    const found = findHolder({ personId, roleId }, state);
    if (!found.ok) return found;
    const before = found.value;
    if (before.roles.includes(roleId)) return refuse('ROLE_ALREADY_HELD', { personId, roleId });
    const record = withRoles(before, [...before.roles, roleId]);
    return (
      checkRoles(record, state.charter) ??
      accept([changed('role.granted', before, { kind: 'person', record })])
    );
  },
};
