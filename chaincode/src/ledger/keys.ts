import type { StoredKind, StoredTypes } from '../governance/change.js';

/**
 * Every key of the ledger. Each is a composite key: the kind, then these attributes. Numbers are padded so that their order as
 * text is their order as numbers.
 *
 * | kind              | attributes                      | written by                                  |
 * |-------------------|---------------------------------|---------------------------------------------|
 * | consortium        | "0"                             | founding                                    |
 * | charter           | version (6 digits)              | founding                                    |
 * | member            | member id                       | founding, member.admit                      |
 * | person            | person id                       | founding, member.admit, role.grant, .revoke |
 * | credential        | fingerprint                     | binding                                     |
 * | person-credential | person id                       | binding                                     |
 * | proposal          | proposal id                     | draft, submission                           |
 * | phase             | proposal id                     | every transition                            |
 * | open-proposal     | member id, proposal id          | draft; deleted at the proposal's end        |
 * | sponsorship       | proposal id, member id          | sponsoring                                  |
 * | ballot            | proposal id, member id          | casting                                     |
 * | decision          | proposal id                     | closing                                     |
 * | contribution      | proposal id, attempt (3), member id | agents                                  |
 * | attestation       | proposal id, attempt (3), member id | agents                                  |
 * | seat              | body id, class, number (3)      | actions on seats                            |
 * | audit             | transaction id, index (3)       | every change                                |
 *
 * Private, in the institution's implicit collection:
 *
 * | opinion           | proposal id, person id          | giving an opinion                           |
 * | approval          | proposal id, person id          | approving                                   |
 */
export const KEYS = {
  consortium: () => ['0'],
  charter: ({ version }: { readonly version: number }) => [padded(version, 6)],
  member: ({ id }: { readonly id: string }) => [id],
  person: ({ id }: { readonly id: string }) => [id],
  credential: ({ fingerprint }: { readonly fingerprint: string }) => [fingerprint],
  'person-credential': ({ personId }: { readonly personId: string }) => [personId],
  proposal: ({ id }: { readonly id: string }) => [id],
  phase: ({ proposalId }: OfProposal) => [proposalId],
  'open-proposal': ({ memberId, proposalId }: OfMember) => [memberId, proposalId],
  sponsorship: ({ proposalId, memberId }: OfMember) => [proposalId, memberId],
  ballot: ({ proposalId, memberId }: OfMember) => [proposalId, memberId],
  decision: ({ proposalId }: OfProposal) => [proposalId],
  contribution: (key: OfAttempt) => [key.proposalId, padded(key.attempt, 3), key.memberId],
  attestation: (key: OfAttempt) => [key.proposalId, padded(key.attempt, 3), key.memberId],
  seat: ({ bodyId, seatClass, number }: OfSeat) => [bodyId, seatClass, padded(number, 3)],
  audit: ({ txId, index }: { readonly txId: string; readonly index: number }) => [txId, padded(index, 3)],
} as const satisfies { readonly [Kind in StoredKind]: (record: StoredTypes[Kind]) => string[] };

/** Private kinds and their keys. */
export const PRIVATE_KEYS = {
  opinion: ({ proposalId, personId }: OfPerson) => [proposalId, personId],
  approval: ({ proposalId, personId }: OfPerson) => [proposalId, personId],
} as const;
export type PrivateKind = keyof typeof PRIVATE_KEYS;

interface OfProposal {
  readonly proposalId: string;
}
interface OfMember extends OfProposal {
  readonly memberId: string;
}
interface OfAttempt extends OfMember {
  readonly attempt: number;
}
interface OfSeat {
  readonly bodyId: string;
  readonly seatClass: string;
  readonly number: number;
}
interface OfPerson extends OfProposal {
  readonly personId: string;
}

/** What identifies a record of this kind. */
export type KeyOf<Kind extends StoredKind> =
  Parameters<(typeof KEYS)[Kind]> extends [infer Key] ? Key : undefined;

/**
 * A number as decimal digits of fixed length.
 * @throws RangeError when it does not fit
 */
export function padded(value: number, digits: number): string {
  const text = value.toString().padStart(digits, '0');
  if (text.length > digits) throw new RangeError(`${text} has more than ${digits} digits`);
  return text;
}

/** The implicit private collection of an organisation. */
export function implicitCollection(mspId: string): string {
  return `_implicit_org_${mspId}`;
}
