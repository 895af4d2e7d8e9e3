import type { Fingerprint, MemberId, Millis, PersonId } from '../ids.js';
import type { PersonCredentialRecord, PersonRecord } from '../records/members.js';

/** An account that is closed for good, as the public list shows it (J 13.5). */
export interface ClosedAccount {
  readonly personId: PersonId;
  readonly memberId: MemberId;
  readonly at: Millis;
  readonly reason: string;
  /** The key that acted for it last; null when none ever did. */
  readonly fingerprint: Fingerprint | null;
}

/** The list of closed accounts, latest first. */
export function closedAccounts(
  people: Iterable<PersonRecord>,
  keys: Iterable<PersonCredentialRecord>,
): ClosedAccount[] {
  const fingerprints = new Map([...keys].map(({ personId, fingerprint }) => [personId, fingerprint]));
  return [...people]
    .flatMap(({ id, memberId, closed }) =>
      closed === undefined
        ? []
        : [{ personId: id, memberId, ...closed, fingerprint: fingerprints.get(id) ?? null }],
    )
    .sort((left, right) => right.at - left.at || (left.personId < right.personId ? -1 : 1));
}
