import type { ChaincodeStub } from 'fabric-shim-api';
import { canonicalJson } from '../governance/canonical-json.js';
import type { StoredKind, StoredTypes, Write } from '../governance/change.js';
import { KEYS } from './keys.js';

/** Records are stored as the UTF-8 bytes of their canonical JSON. */
export function encodeRecord(record: unknown): Uint8Array {
  return Buffer.from(canonicalJson(record), 'utf8');
}

/** A stored record again; callers name its type, since only this chaincode wrote it. */
export function decodeRecord(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
}

type Attributes<Kind extends StoredKind> = Parameters<(typeof KEYS)[Kind]>;

/** Public records of the ledger, by kind. Reads see the state before the transaction, never its own writes. */
export class Store {
  readonly #stub: ChaincodeStub;

  constructor(stub: ChaincodeStub) {
    this.#stub = stub;
  }

  /** The record with this key, or null. */
  async get<Kind extends StoredKind>(
    kind: Kind,
    ...key: Attributes<Kind>
  ): Promise<StoredTypes[Kind] | null> {
    return this.getByAttributes(kind, attributesOf(kind, key));
  }

  /** The record at these key attributes, or null. */
  async getByAttributes<Kind extends StoredKind>(
    kind: Kind,
    attributes: readonly string[],
  ): Promise<StoredTypes[Kind] | null> {
    const bytes = await this.#stub.getState(this.#stub.createCompositeKey(kind, [...attributes]));
    return bytes.length === 0 ? null : (decodeRecord(bytes) as StoredTypes[Kind]);
  }

  /**
   * All records whose key begins with these attributes, in key order. The range is part of the read set: a record added or
   * removed in it before commit fails the transaction (phantom protection).
   */
  async range<Kind extends StoredKind>(kind: Kind, prefix: readonly string[]): Promise<StoredTypes[Kind][]> {
    const records: StoredTypes[Kind][] = [];
    for await (const { value } of this.#stub.getStateByPartialCompositeKey(kind, [...prefix])) {
      records.push(decodeRecord(value) as StoredTypes[Kind]);
    }
    return records;
  }

  /** One page of a range, for evaluates only: Fabric does not protect pages against phantoms. */
  async page<Kind extends StoredKind>(
    kind: Kind,
    prefix: readonly string[],
    { pageSize, bookmark }: { readonly pageSize: number; readonly bookmark: string },
  ): Promise<{ readonly records: StoredTypes[Kind][]; readonly bookmark: string }> {
    const query = this.#stub.getStateByPartialCompositeKeyWithPagination(
      kind,
      [...prefix],
      pageSize,
      bookmark,
    );
    const records: StoredTypes[Kind][] = [];
    for await (const { value } of query) records.push(decodeRecord(value) as StoredTypes[Kind]);
    // The shim leaves the metadata out where it is all zero, as for a page without records; its types do not say so.
    const { metadata } = (await query) as { readonly metadata?: { readonly bookmark: string } };
    return { records, bookmark: metadata?.bookmark ?? '' };
  }

  /** Writes or deletes, in this order; each under the key that follows from the record itself. */
  async apply(writes: readonly Write[]): Promise<void> {
    for (const write of writes) {
      const key = this.#stub.createCompositeKey(write.kind, attributesOfWrite(write));
      if (write.delete === true) await this.#stub.deleteState(key);
      else await this.#stub.putState(key, encodeRecord(write.record));
    }
  }
}

function attributesOf<Kind extends StoredKind>(kind: Kind, key: Attributes<Kind>): string[] {
  // The table's type ties each kind to its key; TypeScript cannot follow that through an indexed call.
  const derive = KEYS[kind] as (...key: readonly unknown[]) => string[];
  return derive(...key);
}

/** The key attributes under which a record is stored. */
export function attributesOfWrite(write: Write): string[] {
  const derive = KEYS[write.kind] as (record: unknown) => string[];
  return derive(write.record);
}
