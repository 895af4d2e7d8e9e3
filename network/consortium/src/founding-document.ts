import { canonicalJson } from '@fabric-governance/chaincode/governance/canonical-json';
import type { Fingerprint, MemberId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { FoundingDocument } from '@fabric-governance/chaincode/governance/records/members';
import { sha256Hex } from '@fabric-governance/chaincode/governance/sha256';
import type { Consortium } from './consortium.js';

/** The founding document and the forms in which it travels. */
export interface Founding {
  readonly document: FoundingDocument;
  /** Canonical JSON of the document: the argument of `Founding:found`. */
  readonly json: string;
  /** SHA-256 of that text: what each institution's endorser is told to agree to. */
  readonly hash: Sha256Hex;
}

/**
 * Makes the document that a consortium is founded from. Institutions that make it from the same file and
 * fingerprints get the same bytes: members and people are sorted by id.
 *
 * @param agents fingerprint of each founding member's agent.
 * @throws Error when a founding member's fingerprint is missing.
 */
export function foundingDocument(
  consortium: Consortium,
  agents: ReadonlyMap<MemberId, Fingerprint>,
): Founding {
  const document: FoundingDocument = {
    schemaVersion: 1,
    name: consortium.name,
    channel: consortium.channel,
    charter: consortium.charter,
    members: [...consortium.institutions]
      .sort(byId)
      .map(({ id, mspId, name, kinds, votes, weight, group, decisionRule }) => {
        const agent = agents.get(id);
        if (agent === undefined) {
          throw new Error(`The fingerprint of the agent of ${id} is missing.`);
        }
        const affiliation = group === undefined ? {} : { group };
        return { id, mspId, name, kinds, votes, weight, ...affiliation, decisionRule, agent };
      }),
    people: consortium.institutions
      .flatMap((member) =>
        member.people.map(({ id, name, roles }) => ({ id, memberId: member.id, name, roles })),
      )
      .sort(byId),
  };
  const json = canonicalJson(document);
  return { document, json, hash: sha256Hex(json) };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
