import type { StoredKind, StoredTypes } from '../governance/change.js';

/** Later than any moment, for times that are stored backwards. */
const LAST_MOMENT = Number.MAX_SAFE_INTEGER;

/**
 * Every key of the ledger. Each is a composite key: the kind, then these attributes. Numbers are padded so that their order as
 * text is their order as numbers.
 *
 * | kind              | attributes                      | written by                                  |
 * |-------------------|---------------------------------|---------------------------------------------|
 * | consortium        | "0"                             | founding                                    |
 * | charter           | version (6 digits)              | founding                                    |
 * | member            | member id                       | founding, actions on members, what is due   |
 * | person            | person id                       | founding, member.admit, roles, accounts     |
 * | account-request   | member id, transaction id       | people of an institution, about its accounts |
 * | key-reset         | person id, new key's fingerprint | asking, granting, cancelling, completing; person.reset-key |
 * | intervention      | transaction or proposal id      | people of a body together; intervention actions |
 * | credential        | fingerprint                     | binding                                     |
 * | person-credential | person id                       | binding                                     |
 * | proposal          | proposal id                     | draft, submission                           |
 * | phase             | proposal id                     | every transition                            |
 * | open-proposal     | member id, proposal id          | draft; deleted at the proposal's end        |
 * | sponsorship       | proposal id, member id          | sponsoring                                  |
 * | ballot            | proposal id, member id          | casting                                     |
 * | commitment        | proposal id, member id          | committing to a secret ballot               |
 * | ratification-ballot | proposal id, member id        | casting about a ratification                |
 * | delegation        | track id, giver's id, transaction id | giving, revoking                       |
 * | recusal           | proposal id, member id          | declaring a conflict of interest            |
 * | referral-demand   | proposal id, member id          | demanding another track                     |
 * | consent           | proposal id, act, body id, person id | people of a body, acting together      |
 * | attendance        | track id, time backwards (16), proposal id | closing                          |
 * | resumption        | track id, member id             | asking to take part again                   |
 * | tabling           | hash of the matter, proposal id | closing, where it was rejected              |
 * | decision          | proposal id                     | closing                                     |
 * | stage-decision    | proposal id, stage              | conversion, ratification                    |
 * | contribution      | proposal id, attempt (3), member id | agents                                  |
 * | attestation       | proposal id, attempt (3), member id | agents                                  |
 * | chaincode         | name                            | chaincode.commit                            |
 * | seat              | body id, class, number (3)      | actions on seats                            |
 * | power             | member id, power                | a vote about a regulator                    |
 * | node              | node id                         | keeping the register of nodes               |
 * | release           | release id                      | release.approve, .resume, .roll-back; pausing and the like |
 * | rollout-step      | release id, node id             | taking a node down, acknowledging it        |
 * | down-node         | node id                         | taking a node down; deleted when it is acknowledged |
 * | obligation        | proposal id, its name there     | obligation.set, .waive; reporting, accepting, noting that it is overdue |
 * | minutes           | hash of the document            | minutes.record                              |
 * | data-set          | data set id                     | data.rule, data.withdraw                    |
 * | accord            | hash of the matter, person id   | people of a body, agreeing on a matter      |
 * | merit-entry       | member id, reason or penalty, its id, source, number (3) | awards, votes that are over, penalties |
 * | penalty           | member id, penalty, source      | imposing, replying, enforcing, ending       |
 * | case              | case id                         | disputes, from complaint to closing         |
 * | audit             | transaction id, index (3)       | every change                                |
 *
 * Private, in the institution's implicit collection:
 *
 * | opinion           | proposal id, person id          | giving an opinion                           |
 * | approval          | proposal id, person id          | approving                                   |
 * | prepared-ballot   | proposal id, commitment         | preparing a secret ballot                   |
 */
export const KEYS = {
  consortium: () => ['0'],
  charter: ({ version }: { readonly version: number }) => [padded(version, 6)],
  member: ({ id }: { readonly id: string }) => [id],
  person: ({ id }: { readonly id: string }) => [id],
  'account-request': ({ memberId, id }: { readonly memberId: string; readonly id: string }) => [memberId, id],
  'key-reset': ({ personId, fingerprint }: { readonly personId: string; readonly fingerprint: string }) => [
    personId,
    fingerprint,
  ],
  intervention: ({ id }: { readonly id: string }) => [id],
  credential: ({ fingerprint }: { readonly fingerprint: string }) => [fingerprint],
  'person-credential': ({ personId }: { readonly personId: string }) => [personId],
  proposal: ({ id }: { readonly id: string }) => [id],
  phase: ({ proposalId }: OfProposal) => [proposalId],
  'open-proposal': ({ memberId, proposalId }: OfMember) => [memberId, proposalId],
  sponsorship: ({ proposalId, memberId }: OfMember) => [proposalId, memberId],
  ballot: ({ proposalId, memberId }: OfMember) => [proposalId, memberId],
  commitment: ({ proposalId, memberId }: OfMember) => [proposalId, memberId],
  'ratification-ballot': ({ proposalId, memberId }: OfMember) => [proposalId, memberId],
  delegation: ({ trackId, from, txId }: OfDelegation) => [trackId, from, txId],
  recusal: ({ proposalId, memberId }: OfMember) => [proposalId, memberId],
  'referral-demand': ({ proposalId, memberId }: OfMember) => [proposalId, memberId],
  consent: ({ proposalId, act, bodyId, personId, subject }: OfConsent) => [
    proposalId,
    act,
    bodyId,
    personId,
    ...(subject === undefined ? [] : [subject]),
  ],
  // Backwards, so that the latest votes of a track come first in its range.
  attendance: (key: OfAttendance) => [key.trackId, padded(LAST_MOMENT - key.decidedAt, 16), key.proposalId],
  resumption: ({ trackId, memberId }: { readonly trackId: string; readonly memberId: string }) => [
    trackId,
    memberId,
  ],
  tabling: ({ matter, proposalId }: { readonly matter: string; readonly proposalId: string }) => [
    matter,
    proposalId,
  ],
  decision: ({ proposalId }: OfProposal) => [proposalId],
  'stage-decision': ({ proposalId, stage }: OfStage) => [proposalId, stage ?? ''],
  contribution: (key: OfAttempt) => [key.proposalId, padded(key.attempt, 3), key.memberId],
  attestation: (key: OfAttempt) => [key.proposalId, padded(key.attempt, 3), key.memberId],
  chaincode: ({ name }: { readonly name: string }) => [name],
  seat: ({ bodyId, seatClass, number }: OfSeat) => [bodyId, seatClass, padded(number, 3)],
  node: ({ id }: { readonly id: string }) => [id],
  power: ({ memberId, power }: { readonly memberId: string; readonly power: string }) => [memberId, power],
  release: ({ id }: { readonly id: string }) => [id],
  'rollout-step': ({ releaseId, nodeId }: { readonly releaseId: string; readonly nodeId: string }) => [
    releaseId,
    nodeId,
  ],
  'down-node': ({ nodeId }: { readonly nodeId: string }) => [nodeId],
  obligation: ({ proposalId, id }: OfObligation) => [proposalId, id],
  minutes: ({ document }: { readonly document: { readonly hash: string } }) => [document.hash],
  'data-set': ({ id }: { readonly id: string }) => [id],
  accord: ({ matter, personId }: { readonly matter: string; readonly personId: string }) => [
    matter,
    personId,
  ],
  'merit-entry': (key: OfMerit) => [key.memberId, key.for, key.id, key.source, padded(key.number, 3)],
  penalty: ({ memberId, penaltyId, source }: OfPenalty) => [memberId, penaltyId, source],
  case: ({ id }: { readonly id: string }) => [id],
  audit: ({ txId, index }: { readonly txId: string; readonly index: number }) => [txId, padded(index, 3)],
} as const satisfies { readonly [Kind in StoredKind]: (record: StoredTypes[Kind]) => string[] };

/** Private kinds and their keys. */
export const PRIVATE_KEYS = {
  opinion: ({ proposalId, personId }: OfPerson) => [proposalId, personId],
  approval: ({ proposalId, personId }: OfPerson) => [proposalId, personId],
  'prepared-ballot': ({ proposalId, commitment }: OfCommitment) => [proposalId, commitment],
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
interface OfCommitment extends OfProposal {
  readonly commitment: string;
}
interface OfDelegation {
  readonly trackId: string;
  readonly from: string;
  readonly txId: string;
}
interface OfConsent extends OfPerson {
  readonly act: string;
  readonly bodyId: string;
  /** Of a ruling on recusal. */
  readonly subject?: string;
}
interface OfAttendance extends OfProposal {
  readonly trackId: string;
  readonly decidedAt: number;
}
interface OfStage extends OfProposal {
  readonly stage?: string;
}
interface OfSeat {
  readonly bodyId: string;
  readonly seatClass: string;
  readonly number: number;
}
interface OfObligation extends OfProposal {
  readonly id: string;
}
interface OfMerit {
  readonly memberId: string;
  readonly for: string;
  readonly id: string;
  readonly source: string;
  readonly number: number;
}
interface OfPenalty {
  readonly memberId: string;
  readonly penaltyId: string;
  readonly source: string;
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
