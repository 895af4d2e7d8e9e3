import './silent-logging.js';
import { createHash } from 'node:crypto';
import type { RecordKind } from '../governance/records/audit.js';
import type { StoredKind, StoredTypes } from '../governance/change.js';
import type { Refusal } from '../governance/errors.js';
import { implicitCollection } from '../ledger/keys.js';
import { decodeRecord } from '../ledger/store.js';
import { governanceChaincode } from '../chaincode.js';
import type { TransactionInput, TransactionName } from '../contracts/transactions.js';
import { MemoryStub, type Invocation } from './memory-stub.js';
import { StateMap } from './state-map.js';
import type { TestIdentity } from './test-identity.js';

export interface SendOptions {
  readonly transient?: Readonly<Record<string, unknown>>;
  /** The organisation whose peer runs the chaincode; the sender's own unless given. */
  readonly peerMsp?: string;
  /** The proposal's timestamp; `null`: it has none. */
  readonly at?: number | null;
}

/** What a transaction came to: its JSON answer, or the refusal. */
export type Answer =
  | { readonly ok: true; readonly result: Record<string, unknown>; readonly txId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * A stand-in for peer and ledger in contract tests: the real shim routes each call to the real contracts, over a state kept in
 * memory. It commits each transaction at once unless a test withholds it, which then meets the ledger as a late one does.
 */
export class MemoryLedger {
  readonly #chaincode = governanceChaincode();
  #state = new StateMap();
  #private = new Map<string, StateMap>();
  readonly channel: string;
  #sent = 0;
  /** What tests move time by; contracts see it as every endorser's clock and as the default timestamp. */
  now: number;

  constructor(channel: string, now: number) {
    this.channel = channel;
    this.now = now;
  }

  /** Runs a transaction and commits what it wrote, unless it was refused. A fault is thrown. */
  async send<Name extends TransactionName>(
    identity: TestIdentity,
    name: Name,
    input: TransactionInput<Name>,
    options: SendOptions = {},
  ): Promise<Answer> {
    const { answer, stub } = await this.#run(identity, name, input, options);
    if (answer.ok) stub.commit();
    return answer;
  }

  /**
   * Has a transaction endorsed and keeps it back, as a cheater may: endorsements have no expiry. The answer submits it.
   * @throws Error when it is not endorsed
   */
  async withhold<Name extends TransactionName>(
    identity: TestIdentity,
    name: Name,
    input: TransactionInput<Name>,
    options: SendOptions = {},
  ): Promise<() => 'committed' | 'conflict'> {
    const { answer, stub } = await this.#run(identity, name, input, options);
    if (!answer.ok) throw new Error(`not endorsed: ${JSON.stringify(answer.refusal)}`);
    return () => {
      if (!stub.isCurrent()) return 'conflict';
      stub.commit();
      return 'committed';
    };
  }

  async #run<Name extends TransactionName>(
    identity: TestIdentity,
    name: Name,
    input: TransactionInput<Name>,
    options: SendOptions,
  ): Promise<{ readonly answer: Answer; readonly stub: MemoryStub }> {
    this.#sent += 1;
    const txId = createHash('sha256').update(this.#sent.toString()).digest('hex');
    const invocation = this.#invocation(identity, { args: [name, JSON.stringify(input)], txId }, options);
    const stub = new MemoryStub(invocation, this.#state, this.#private);
    const response = await this.#chaincode.Invoke(stub.asStub());
    if (response.status >= 400) {
      return { answer: { ok: false, refusal: refusalOf(response.message ?? '') }, stub };
    }
    const text = Buffer.from(response.payload ?? []).toString('utf8');
    return { answer: { ok: true, result: JSON.parse(text) as Record<string, unknown>, txId }, stub };
  }

  #invocation(
    identity: TestIdentity,
    call: Pick<Invocation, 'args' | 'txId'>,
    { transient = {}, peerMsp = identity.mspId, at = this.now }: SendOptions,
  ): Invocation {
    const entries = Object.entries(transient);
    return {
      ...call,
      channel: this.channel,
      creator: { mspid: identity.mspId, idBytes: Buffer.from(identity.certificatePem) },
      transient: new Map(entries.map(([key, value]) => [key, Buffer.from(JSON.stringify(value))])),
      peerMsp,
      timestamp: at,
    };
  }

  /** How many records of a kind there are. */
  count(kind: RecordKind): number {
    return this.#entries(kind).length;
  }

  /** All committed records of a kind, in key order. */
  records<Kind extends RecordKind>(kind: Kind): StoredTypes[Kind][] {
    return this.recordsUnder(kind, []);
  }

  /** Committed records of a kind whose key's attributes begin with these, in key order. */
  recordsUnder<Kind extends StoredKind>(kind: Kind, attributes: readonly string[]): StoredTypes[Kind][] {
    return this.#entries(kind, attributes).map(([, value]) => decodeRecord(value) as StoredTypes[Kind]);
  }

  /** The committed record with this key. */
  record<Kind extends StoredKind>(kind: Kind, attributes: readonly string[]): StoredTypes[Kind] | undefined {
    const value = this.#state.get(compositeKey(kind, attributes));
    return value === undefined ? undefined : (decodeRecord(value) as StoredTypes[Kind]);
  }

  #entries(kind: StoredKind, attributes: readonly string[] = []): [string, Uint8Array][] {
    return this.#state.under(compositeKey(kind, attributes));
  }

  /** Every public key with its value as text: for telling exactly what a transaction has changed. */
  snapshot(): ReadonlyMap<string, string> {
    return new Map(this.#state.all().map(([key, value]) => [key, Buffer.from(value).toString('utf8')]));
  }

  /** How many public keys hold a value. */
  get size(): number {
    return this.#state.size;
  }

  /** How many private records an organisation's collection holds. */
  privateSize(mspId: string): number {
    return this.#private.get(implicitCollection(mspId))?.size ?? 0;
  }

  /** Remembers everything, and gives what brings it back: a founded ledger can serve many runs of a property. */
  checkpoint(): () => void {
    const state = this.#state.copy();
    const collections = [...this.#private].map(([name, values]) => [name, values.copy()] as const);
    const { now } = this;
    return () => {
      this.#state = state.copy();
      this.#private = new Map(collections.map(([name, values]) => [name, values.copy()]));
      this.now = now;
    };
  }
}

function refusalOf(message: string): Refusal {
  if (!message.startsWith('{')) throw new Error(`the chaincode failed: ${message}`);
  return JSON.parse(message) as Refusal;
}

function compositeKey(kind: StoredKind, attributes: readonly string[]): string {
  return `\u0000${[kind, ...attributes].join('\u0000')}\u0000`;
}
