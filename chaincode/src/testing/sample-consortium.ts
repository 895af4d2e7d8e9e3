import type { Charter } from '../governance/charter.js';
import type { MemberId, PersonId } from '../governance/ids.js';
import { foundingHash } from '../governance/founding/founding.js';
import type { NewMember } from '../governance/membership/member-registration.js';
import type { FoundingDocument } from '../governance/records/members.js';
import { MemoryLedger, type Answer } from './memory-ledger.js';
import { SAMPLE_CHARTER } from './sample-charter.js';
import { testIdentity, type TestIdentity } from './test-identity.js';

/** The institutions that vote, with their weights. */
export const VOTERS = { bank: 3, exchange: 2, insurer: 1, university: 1 } as const;
export type VoterId = keyof typeof VOTERS;
export const VOTER_IDS = Object.keys(VOTERS) as readonly VoterId[];

const START = Date.UTC(2026, 0, 5, 9);

/** MSP id of an institution of the sample. */
export function mspOf(memberId: string): string {
  return `${memberId}MSP`;
}

/** A founded consortium: four that vote and a regulator, each with a representative `rep`, approvers `ann` and `ben`. */
export class SampleConsortium {
  readonly ledger = new MemoryLedger('governance', START);
  readonly document: FoundingDocument;
  readonly #identities = new Map<string, TestIdentity>();

  /** @param charter by which it is founded, the sample's unless given */
  constructor(charter: Charter = SAMPLE_CHARTER) {
    const ids = [...VOTER_IDS, 'regulator'];
    this.document = {
      schemaVersion: 1,
      name: { en: 'Sample', zh: '样例联盟' },
      channel: this.ledger.channel,
      charter,
      members: ids.map((id) => this.#member(id)),
      people: ids.flatMap((id) => [
        this.#person(id, 'rep', id === 'regulator' ? ['auditor'] : ['representative']),
        this.#person(id, 'ann', id === 'regulator' ? [] : ['approver']),
        this.#person(id, 'ben', id === 'regulator' ? [] : ['approver']),
        this.#person(id, 'gil', ['guardian']),
      ]),
    };
  }

  #member(id: string): NewMember {
    const weight = id === 'regulator' ? 0 : VOTERS[id as VoterId];
    return {
      id: id as MemberId,
      mspId: this.agent(id).mspId,
      name: { en: id, zh: id },
      kinds: [id === 'regulator' ? 'regulator' : 'ordinary-user'],
      votes: weight > 0,
      weight,
      decisionRule: { approvals: 1, makerIsNotChecker: true },
      agent: this.agent(id).fingerprint,
    };
  }

  #person(memberId: string, short: string, roles: readonly string[]): FoundingDocument['people'][number] {
    const id = `${memberId}.${short}` as PersonId;
    return { id, memberId: memberId as MemberId, name: { en: id, zh: id }, roles };
  }

  /** The key of an institution's agent. */
  agent(memberId: string): TestIdentity {
    return this.#identity(mspOf(memberId), `Admin@${memberId}`);
  }

  /** The key of a person, certified under the person's id. */
  person(personId: string): TestIdentity {
    return this.#identity(mspOf(personId.split('.')[0] ?? ''), personId);
  }

  #identity(mspId: string, commonName: string): TestIdentity {
    const key = `${mspId} ${commonName}`;
    const identity = this.#identities.get(key) ?? testIdentity({ mspId, commonNames: [commonName] });
    this.#identities.set(key, identity);
    return identity;
  }

  /** Founds it and binds everyone's key. */
  async found(): Promise<void> {
    process.env['FOUNDING_HASH'] = foundingHash(this.document);
    accepted(await this.ledger.send(this.agent('bank'), 'Founding:found', { ...this.document }));
    for (const { id } of this.document.people) {
      accepted(await this.ledger.send(this.person(id), 'People:bindCredential', { personId: id }));
    }
  }
}

/** The result of a transaction that a test takes for granted. @throws Error with the refusal otherwise */
export function accepted(answer: Answer): Record<string, unknown> {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.result;
}
