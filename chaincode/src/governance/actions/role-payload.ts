import { z } from 'zod';
import { partNamed } from '../charter/part-named.js';
import { personIdSchema } from '../membership/member-schema.js';
import { openAccount } from '../people/account-changes.js';
import type { RolePayload } from '../records/actions.js';
import type { PersonRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Verdict } from '../verdict.js';

export const rolePayloadSchema = z.strictObject({
  personId: personIdSchema,
  roleId: z.string().min(1).max(40),
});

/** The person of a role action; the role must be the charter's. PERSON_NOT_FOUND, PERSON_CLOSED, ROLE_NOT_FOUND otherwise. */
export function findHolder({ personId, roleId }: RolePayload, state: GovernanceState): Verdict<PersonRecord> {
  const person = openAccount(personId, state);
  if (!person.ok) return person;
  return partNamed(roleId, state.charter.roles) === undefined ? refuse('ROLE_NOT_FOUND', { roleId }) : person;
}

/** The same person with other roles, sorted. */
export function withRoles(person: PersonRecord, roles: readonly string[]): PersonRecord {
  return { ...person, roles: [...roles].sort() };
}
