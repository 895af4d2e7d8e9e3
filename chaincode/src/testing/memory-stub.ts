import { createHash } from 'node:crypto';
import type { ChaincodeStub, SerializedIdentity } from 'fabric-shim-api';
import { StateMap } from './state-map.js';

/** One call of the chaincode. */
export interface Invocation {
  readonly args: readonly string[];
  readonly txId: string;
  readonly channel: string;
  readonly creator: SerializedIdentity;
  readonly transient: Map<string, Uint8Array>;
  readonly peerMsp: string;
  readonly timestamp: number | null;
}

type Values = StateMap;
interface Entry {
  readonly namespace: string;
  readonly key: string;
  readonly value: Uint8Array;
}

/**
 * A stub over maps, with the shim's rules that matter to contracts: reads see the state before the transaction, an absent key
 * reads as no bytes, ranges are in order, and without a timestamp `getDateTimestamp` throws.
 */
export class MemoryStub {
  readonly #invocation: Invocation;
  readonly #state: Values;
  readonly #collections: Map<string, Values>;
  readonly #writes: (() => void)[] = [];
  readonly #reads: (() => boolean)[] = [];
  event: { readonly name: string; readonly payload: Uint8Array } | null = null;

  constructor(invocation: Invocation, state: Values, collections: Map<string, Values>) {
    this.#invocation = invocation;
    this.#state = state;
    this.#collections = collections;
  }

  /** As what contracts take; it has the methods that they call, not all that a peer offers. */
  asStub(): ChaincodeStub {
    return this as unknown as ChaincodeStub;
  }

  commit(): void {
    for (const write of this.#writes) write();
  }

  /** Whether everything that was read, ranges included, still is as it was: a peer marks any other transaction invalid (MVCC). */
  isCurrent(): boolean {
    return this.#reads.every((isSame) => isSame());
  }

  getBufferArgs = (): Buffer[] => this.#invocation.args.map((arg) => Buffer.from(arg));
  getTxID = (): string => this.#invocation.txId;
  getChannelID = (): string => this.#invocation.channel;
  getCreator = (): SerializedIdentity => this.#invocation.creator;
  getMspID = (): string => this.#invocation.peerMsp;
  getTransient = (): Map<string, Uint8Array> => this.#invocation.transient;

  getDateTimestamp(): Date {
    if (this.#invocation.timestamp === null) throw new TypeError('no timestamp');
    return new Date(this.#invocation.timestamp);
  }

  setEvent(name: string, payload: Uint8Array): void {
    this.event = { name, payload };
  }

  createCompositeKey(kind: string, attributes: readonly string[]): string {
    return `\u0000${[kind, ...attributes].join('\u0000')}\u0000`;
  }

  async getState(key: string): Promise<Uint8Array> {
    const read = this.#state.get(key);
    this.#reads.push(() => isEqual(read, this.#state.get(key)));
    return Promise.resolve(read ?? new Uint8Array());
  }

  async putState(key: string, value: Uint8Array): Promise<void> {
    this.#writes.push(() => {
      this.#state.set(key, value);
    });
    return Promise.resolve();
  }

  async deleteState(key: string): Promise<void> {
    this.#writes.push(() => {
      this.#state.delete(key);
    });
    return Promise.resolve();
  }

  getStateByPartialCompositeKey(kind: string, attributes: readonly string[]): AsyncIterable<Entry> {
    const read = this.#range(this.#state, kind, attributes);
    this.#reads.push(() => {
      const now = this.#range(this.#state, kind, attributes);
      return (
        now.length === read.length &&
        now.every(({ key, value }, index) => key === read[index]?.key && isEqual(value, read[index].value))
      );
    });
    return iterate(read);
  }

  getStateByPartialCompositeKeyWithPagination(
    kind: string,
    attributes: readonly string[],
    pageSize: number,
    bookmark: string,
  ): Promise<unknown> & AsyncIterable<Entry> {
    const rest = this.#range(this.#state, kind, attributes).filter(({ key }) => key >= bookmark);
    const next = rest[pageSize]?.key ?? '';
    const page = rest.slice(0, pageSize);
    const metadata = { bookmark: next, fetchedRecordsCount: page.length };
    // As the shim does: metadata that is all zero is left out.
    const answer = page.length === 0 && next === '' ? {} : { metadata };
    return Object.assign(Promise.resolve(answer), iterate(page));
  }

  async getPrivateDataHash(collection: string, key: string): Promise<Uint8Array> {
    const value = this.#collection(collection).get(key);
    this.#reads.push(() => isEqual(value, this.#collection(collection).get(key)));
    return Promise.resolve(
      value === undefined ? new Uint8Array() : createHash('sha256').update(value).digest(),
    );
  }

  async putPrivateData(collection: string, key: string, value: Uint8Array): Promise<void> {
    this.#writes.push(() => {
      this.#collection(collection).set(key, value);
    });
    return Promise.resolve();
  }

  getPrivateDataByPartialCompositeKey(
    collection: string,
    kind: string,
    attributes: readonly string[],
  ): AsyncIterable<Entry> {
    return iterate(this.#range(this.#collection(collection), kind, attributes));
  }

  #collection(name: string): Values {
    const values = this.#collections.get(name) ?? new StateMap();
    this.#collections.set(name, values);
    return values;
  }

  #range(values: Values, kind: string, attributes: readonly string[]): Entry[] {
    return values
      .under(this.createCompositeKey(kind, attributes))
      .map(([key, value]) => ({ namespace: '', key, value }));
  }
}

function isEqual(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return Buffer.compare(left, right) === 0;
}

function iterate(entries: readonly Entry[]): AsyncIterable<Entry> {
  return {
    async *[Symbol.asyncIterator]() {
      await Promise.resolve();
      yield* entries;
    },
  };
}
