import type { MemberId, PersonId } from '../ids.js';

/** The institution to which a person belongs, as the person's id says. */
export function institutionOf(personId: PersonId): MemberId {
  const [memberId = ''] = personId.split('.');
  return memberId as MemberId;
}
