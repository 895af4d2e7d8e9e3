import type { StoredTypes } from '@fabric-governance/chaincode/governance/change';
import { foundingHash } from '@fabric-governance/chaincode/governance/founding/founding';
import type { MemberId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import type { FoundingDocument } from '@fabric-governance/chaincode/governance/records/members';
import { sha256Hex } from '@fabric-governance/chaincode/governance/sha256';
import { canonicalJson } from '@fabric-governance/chaincode/governance/canonical-json';
import { MemoryLedger } from '@fabric-governance/chaincode/testing/memory-ledger';
import { testIdentity, type TestIdentity } from '@fabric-governance/chaincode/testing/test-identity';
import type { Script } from '../format/script.js';
import { FoundingRefused, type AgentStage, type Answer, type Call } from './stage.js';

const CHANNEL = 'replay';

/**
 * A ledger in this process: the real contracts over maps, with a clock of its own. While it stands, `Date.now` of this process is
 * that clock, since every endorser's clock guard asks it. Thousands of votes take seconds.
 */
export class MemoryStage implements AgentStage {
  readonly network = 'memory';
  readonly #ledger: MemoryLedger;
  readonly #identities = new Map<string, TestIdentity>();
  readonly #bound = new Set<string>();
  readonly #machineClock = Date.now;

  private constructor(start: number) {
    this.#ledger = new MemoryLedger(CHANNEL, start);
    Date.now = () => this.#ledger.now;
  }

  /** Founds the script's consortium. Throws `FoundingRefused` when charter or members are refused. */
  static async found(script: Script): Promise<MemoryStage> {
    const stage = new MemoryStage(script.start);
    try {
      await stage.#found(script);
      return stage;
    } catch (error) {
      await stage.stop();
      throw error;
    }
  }

  get now(): number {
    return this.#ledger.now;
  }

  moveTo(moment: number): void {
    this.#ledger.now = Math.max(this.#ledger.now, moment);
  }

  async send(personId: string, { name, input, transient = {}, at }: Call): Promise<Answer> {
    const identity = this.#person(personId);
    if (!this.#bound.has(personId)) {
      const bound = await this.#ledger.send(identity, 'People:bindCredential', { personId });
      if (!bound.ok) return bound;
      this.#bound.add(personId);
    }
    // The table of transactions ties names to arguments; a file may name any of them with any argument.
    const time = at === undefined ? {} : { at };
    return this.#ledger.send(identity, name, input as never, { transient, ...time });
  }

  async together(tasks: readonly (() => Promise<Answer>)[]): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (const task of tasks) answers.push(await task());
    return answers;
  }

  record<Kind extends keyof StoredTypes>(
    kind: Kind,
    ...key: readonly string[]
  ): Promise<StoredTypes[Kind] | undefined> {
    return Promise.resolve(this.#ledger.record(kind, key));
  }

  async sendAsAgent(memberId: string, { name, input }: Call): Promise<Answer> {
    return this.#ledger.send(this.#agent(memberId), name, input as never);
  }

  records<Kind extends keyof StoredTypes>(
    kind: Kind,
    ...prefix: readonly string[]
  ): Promise<readonly StoredTypes[Kind][]> {
    return Promise.resolve(this.#ledger.recordsUnder(kind, prefix));
  }

  stop(): Promise<void> {
    Date.now = this.#machineClock;
    return Promise.resolve();
  }

  async #found({ charter, members }: Script): Promise<void> {
    const document: FoundingDocument = {
      schemaVersion: 1,
      name: { en: 'Replay', zh: '重放' },
      channel: CHANNEL,
      charter: { ...charter, textHash: sha256Hex(canonicalJson(charter)) },
      members: members.map(({ id, name, kinds, votes, weight, group, decisionRule }) => ({
        ...{ id: id as MemberId, name, kinds, votes, weight, decisionRule },
        ...(group === undefined ? {} : { group }),
        mspId: this.#agent(id).mspId,
        agent: this.#agent(id).fingerprint,
      })),
      people: members.flatMap(({ id: memberId, people }) =>
        people.map(({ id, roles }) => ({
          id: id as PersonId,
          memberId: memberId as MemberId,
          name: { en: id, zh: id },
          roles,
        })),
      ),
    };
    process.env['FOUNDING_HASH'] = foundingHash(document);
    const founder = members[0]?.id ?? '';
    const answer = await this.#ledger.send(this.#agent(founder), 'Founding:found', { ...document });
    if (!answer.ok) throw new FoundingRefused(answer.refusal);
  }

  #agent(memberId: string): TestIdentity {
    return this.#identity(memberId, `Admin@${memberId}`);
  }

  #person(personId: string): TestIdentity {
    return this.#identity(personId.split('.')[0] ?? '', personId);
  }

  #identity(memberId: string, commonName: string): TestIdentity {
    const known = this.#identities.get(commonName);
    const identity = known ?? testIdentity({ mspId: `${memberId}-msp`, commonNames: [commonName] });
    this.#identities.set(commonName, identity);
    return identity;
  }
}
