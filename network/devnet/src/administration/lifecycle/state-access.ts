import type { Simulator } from '../../ledger/simulator.js';

/** Namespace in which chaincode definitions and their approvals are kept. */
export const LIFECYCLE = '_lifecycle';

/** Character after every one that keys of this namespace are made of: ends a scan of keys with one prefix. */
const AFTER_KEYS = '\u007f';

/** Values by key. */
export interface ReadableState {
  get(key: string): Uint8Array | undefined;
}

/** Values by key that the running transaction may change. */
export interface WritableState extends ReadableState {
  put(key: string, value: Uint8Array): void;
  delete(key: string): void;
}

/** Hashes of values by key: what a peer knows of another organisation's approvals. */
export interface OpaqueState {
  readonly mspId: string;
  hash(key: string): Uint8Array | undefined;
}

/** The definitions in force, which everyone reads. All reads and writes become part of the transaction. */
export class PublicDefinitions implements WritableState {
  readonly #simulator: Simulator;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  get(key: string): Uint8Array | undefined {
    return this.#simulator.getState(LIFECYCLE, key);
  }

  put(key: string, value: Uint8Array): void {
    this.#simulator.setState(LIFECYCLE, key, value);
  }

  delete(key: string): void {
    this.#simulator.setState(LIFECYCLE, key, new Uint8Array());
  }

  /** Existing keys that begin with the prefix, which ends in a slash, without it. */
  names(prefix: string): string[] {
    const scan = this.#simulator.scan(LIFECYCLE, { start: prefix, end: prefix + AFTER_KEYS });
    const names: string[] = [];
    for (let next = scan.next(); next !== undefined; next = scan.next()) {
      names.push(next.key.slice(prefix.length));
    }
    return names;
  }
}

/** What one organisation has approved: its implicit collection, whose plaintext only its own peer has. */
export class OrganisationApprovals implements WritableState, OpaqueState {
  readonly mspId: string;
  readonly #simulator: Simulator;
  readonly #collection: string;

  constructor(simulator: Simulator, mspId: string) {
    this.mspId = mspId;
    this.#simulator = simulator;
    this.#collection = `_implicit_org_${mspId}`;
  }

  get(key: string): Uint8Array | undefined {
    return this.#simulator.getPrivateData(LIFECYCLE, this.#collection, key);
  }

  hash(key: string): Uint8Array | undefined {
    return this.#simulator.getPrivateDataHash(LIFECYCLE, this.#collection, key);
  }

  put(key: string, value: Uint8Array): void {
    this.#simulator.setPrivateData(LIFECYCLE, this.#collection, key, value);
  }

  delete(key: string): void {
    this.#simulator.setPrivateData(LIFECYCLE, this.#collection, key, new Uint8Array());
  }

  /** As {@link PublicDefinitions.names}; for transactions that write nothing. */
  names(prefix: string): string[] {
    const bounds = { start: prefix, end: prefix + AFTER_KEYS };
    const scan = this.#simulator.scanPrivate(LIFECYCLE, this.#collection, bounds);
    const names: string[] = [];
    for (let next = scan.next(); next !== undefined; next = scan.next()) {
      names.push(next.key.slice(prefix.length));
    }
    return names;
  }
}
