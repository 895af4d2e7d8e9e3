import { partNamed } from '../charter/part-named.js';
import { permissionsOf } from './actor.js';
import type { Charter } from '../charter.js';
import type { PersonId } from '../ids.js';
import type { Permission } from './permissions.js';
import type { DecisionRule, PersonRecord } from '../records/members.js';
import { refuse, type Refused } from '../verdict.js';

/** A person as far as roles matter. */
export type RoleHolder = Pick<PersonRecord, 'id' | 'roles'>;

/**
 * Refuses roles that the charter does not have, and roles that exclude each other, whichever of the two says so:
 * ROLE_NOT_FOUND, ROLES_EXCLUDE.
 */
export function checkRoles(holder: RoleHolder, charter: Charter): Refused | undefined {
  for (const roleId of holder.roles) {
    const role = partNamed(roleId, charter.roles);
    if (role === undefined) return refuse('ROLE_NOT_FOUND', { roleId });
    const excludes = holder.roles.find((other) => role.excludes.includes(other));
    if (excludes !== undefined) return rolesExclude(holder.id, roleId, excludes);
  }
  return undefined;
}

function rolesExclude(personId: PersonId, roleId: string, excludes: string): Refused {
  return refuse('ROLES_EXCLUDE', { personId, roleId, excludes });
}

/** An institution's own rule, at least as strict as the charter asks of every institution (R2). */
export function ownRule(rule: DecisionRule, { duties }: Charter): DecisionRule {
  return {
    approvals: Math.max(rule.approvals, duties?.leastApprovals ?? 0),
    makerIsNotChecker: rule.makerIsNotChecker || duties?.makerIsNotChecker === true,
  };
}

/**
 * What an institution lacks to cast any ballot by its own decision rule: a person who may cast, or enough others who may
 * approve. Undefined when it lacks nothing.
 */
export function missingForBallots(
  own: DecisionRule,
  people: readonly RoleHolder[],
  charter: Charter,
): Permission | undefined {
  const rule = ownRule(own, charter);
  const may = (holder: RoleHolder, permission: Permission): boolean =>
    permissionsOf(holder.roles, charter).has(permission);
  const casters = people.filter((holder) => may(holder, 'ballot.cast'));
  if (casters.length === 0) return 'ballot.cast';
  const approvers = people.filter((holder) => may(holder, 'ballot.approve'));
  const enough = casters.some((caster) => {
    const others = rule.makerIsNotChecker ? approvers.filter((holder) => holder.id !== caster.id) : approvers;
    return others.length >= rule.approvals;
  });
  return enough ? undefined : 'ballot.approve';
}
