import { collectionName, hashedNamespace, privateNamespace } from './namespaces.js';
import { parseMetadata, type KeyMetadata } from './key-metadata.js';
import { PrivateScan, RangeScan, type Scan } from './range-scan.js';
import { RwsetBuilder, type SimulationResults, type TouchedNamespace } from './rwset-builder.js';
import { sha256Hex } from './sha256.js';
import { SimulationError } from './simulation-error.js';
import { LEVEL_DATABASE, type QueryPage, type QueryRoom, type StateDatabase } from './state-database.js';
import { sameVersion } from './version.js';
import { retrievedEntries, stateEntries } from './state-entries.js';
import type { RangeEntry, Revision, StateView } from './versioned-state.js';

/** Bounds of a scan: start inclusive, end exclusive, either may be empty. */
export interface ScanBounds {
  readonly start: string;
  readonly end: string;
}

/** The ledger as one organisation's peer sees it at one moment. */
export interface LedgerSnapshot {
  readonly publicState: StateView;
  /** Plaintext of the private collections this organisation holds. */
  readonly privateState: StateView;
  /** Whether a chaincode has a collection of this name, implicit ones included. */
  hasCollection(chaincode: string, collection: string): boolean;
}

/**
 * Runs one transaction against a snapshot: reads answer the snapshot (never the transaction's own writes), and both
 * are noted. Pure and, but for queries, synchronous. Refusals are {@link SimulationError}s.
 */
export class Simulator {
  readonly #txId: string;
  readonly #snapshot: LedgerSnapshot;
  readonly #database: StateDatabase;
  readonly #rwset = new RwsetBuilder();
  readonly #scans: { readonly namespace: string; readonly scan: RangeScan }[] = [];
  readonly #privateReads = new Set<string>();
  #wrote = false;
  #readOnlyReason: string | undefined;

  /** @param database what the peer keeps its state in */
  constructor(txId: string, snapshot: LedgerSnapshot, database: StateDatabase = LEVEL_DATABASE) {
    this.#txId = txId;
    this.#snapshot = snapshot;
    this.#database = database;
  }

  getState(namespace: string, key: string): Uint8Array | undefined {
    return this.#retrieved(this.#read(namespace, key));
  }

  getStateMetadata(namespace: string, key: string): KeyMetadata {
    return parseMetadata(this.#read(namespace, key)?.metadata);
  }

  /** An empty value deletes. */
  setState(namespace: string, key: string, value: Uint8Array): void {
    this.#beforeWrite(key, value);
    this.#rwset.addWrite(namespace, key, value);
  }

  setStateMetadata(namespace: string, key: string, metadata: KeyMetadata): void {
    this.#beforeWrite(key);
    this.#rwset.addMetadataWrite(namespace, key, metadata);
  }

  /** A scan of the public state. A `limit` above 0 makes it a page, after which nothing may be written. */
  scan(namespace: string, bounds: ScanBounds, limit = 0): RangeScan {
    if (limit > 0) {
      this.#becomePaged();
    }
    const entries = this.#range(this.#snapshot.publicState, namespace, bounds);
    const lastBookmark = this.#database.lastBookmark(bounds.end);
    const scan = new RangeScan(namespace, entries, { ...bounds, limit, lastBookmark });
    this.#scans.push({ namespace, scan });
    return scan;
  }

  /**
   * A JSON query of the public state; with a page, nothing may be written after it. Each result is noted as a read;
   * that nothing else would be found at commit is not checked.
   */
  async query(namespace: string, text: string, page?: QueryPage): Promise<Scan> {
    if (page !== undefined) {
      this.#becomePaged();
    }
    const entries = stateEntries(this.#snapshot.publicState, namespace);
    const room: QueryRoom = { chaincode: namespace, collection: undefined, entries };
    const results = await this.#database.query(text, room, page);
    return {
      next: () => {
        const found = results.next();
        if (found !== undefined) {
          this.#rwset.addRead(namespace, found.key, found.version);
        }
        return found && { namespace, key: found.key, value: found.value };
      },
      bookmark: () => results.bookmark(),
    };
  }

  /** All changes of a public key, newest first. Leaves no trace in the read set, as in Fabric. */
  history(namespace: string, key: string): Revision[] {
    return this.#snapshot.publicState.history(namespace, key);
  }

  getPrivateData(namespace: string, collection: string, key: string): Uint8Array | undefined {
    this.#checkCollection(namespace, collection);
    this.#database.checkKey(key);
    const revision = this.#snapshot.privateState.get(privateNamespace(namespace, collection), key);
    const hashed = this.#hashed(namespace, collection, key);
    if (!sameVersion(revision?.version, hashed?.version)) {
      throw new SimulationError(
        `private data matching public hash version is not available. Public hash version = ${versionText(hashed)}, ` +
          `Private data version = ${versionText(revision)}`,
      );
    }
    this.#rwset.addHashedRead(namespace, collection, key, hashed?.version);
    this.#privateReads.add(collectionName(namespace, collection));
    return this.#retrieved(revision);
  }

  getPrivateDataHash(namespace: string, collection: string, key: string): Uint8Array | undefined {
    return this.#readHashed(namespace, collection, key)?.value;
  }

  getPrivateDataMetadata(namespace: string, collection: string, key: string): KeyMetadata {
    return parseMetadata(this.#readHashed(namespace, collection, key)?.metadata);
  }

  setPrivateData(namespace: string, collection: string, key: string, value: Uint8Array): void {
    this.#checkCollection(namespace, collection);
    this.#beforeWrite(key, value);
    this.#rwset.addPrivateWrite(namespace, collection, { key, value, purge: false });
  }

  /** Deletes a private value together with all its older plaintexts. */
  purgePrivateData(namespace: string, collection: string, key: string): void {
    this.#checkCollection(namespace, collection);
    this.#beforeWrite(key);
    this.#rwset.addPrivateWrite(namespace, collection, { key, value: new Uint8Array(), purge: true });
  }

  setPrivateDataMetadata(namespace: string, collection: string, key: string, metadata: KeyMetadata): void {
    this.#checkCollection(namespace, collection);
    this.#beforeWrite(key);
    this.#rwset.addPrivateMetadataWrite(namespace, collection, key, metadata);
  }

  /** A scan of a private collection; only for transactions that write nothing. */
  scanPrivate(namespace: string, collection: string, bounds: ScanBounds): Scan {
    this.#becomePrivateQuery(namespace, collection);
    const room = privateNamespace(namespace, collection);
    return new PrivateScan(namespace, this.#range(this.#snapshot.privateState, room, bounds));
  }

  /** A JSON query of a private collection; only for transactions that write nothing. Leaves no trace. */
  async queryPrivate(namespace: string, collection: string, text: string): Promise<Scan> {
    this.#becomePrivateQuery(namespace, collection);
    const entries = stateEntries(this.#snapshot.privateState, privateNamespace(namespace, collection));
    const results = await this.#database.query(
      text,
      { chaincode: namespace, collection, entries },
      undefined,
    );
    return {
      next: () => {
        const found = results.next();
        return found && { namespace, key: found.key, value: found.value };
      },
      bookmark: () => results.bookmark(),
    };
  }

  /** Collections (as {@link collectionName}) whose plaintext was read: only their members can simulate the same. */
  get privateReads(): ReadonlySet<string> {
    return this.#privateReads;
  }

  /** What has been read and written so far: the endorsement policies that the transaction meets follow from it. */
  touched(): TouchedNamespace[] {
    return this.#rwset.touched();
  }

  /** Read and write sets. Call once, when the chaincode is done. */
  results(): SimulationResults {
    for (const { namespace, scan } of this.#scans) {
      this.#rwset.addRange(namespace, scan.finish());
    }
    return this.#rwset.build();
  }

  #range(state: StateView, room: string, { start, end }: ScanBounds): Iterator<RangeEntry, undefined> {
    return retrievedEntries(state.range(room, start, end), this.#database);
  }

  #retrieved(revision: Revision | undefined): Uint8Array | undefined {
    return revision?.value && this.#database.retrieved(revision.value);
  }

  #read(namespace: string, key: string): Revision | undefined {
    this.#database.checkKey(key);
    const revision = this.#snapshot.publicState.get(namespace, key);
    this.#rwset.addRead(namespace, key, revision?.version);
    return revision;
  }

  #readHashed(namespace: string, collection: string, key: string): Revision | undefined {
    this.#checkCollection(namespace, collection);
    const revision = this.#hashed(namespace, collection, key);
    this.#rwset.addHashedRead(namespace, collection, key, revision?.version);
    return revision;
  }

  #hashed(namespace: string, collection: string, key: string): Revision | undefined {
    return this.#snapshot.publicState.get(hashedNamespace(namespace, collection), sha256Hex(key));
  }

  #checkCollection(namespace: string, collection: string): void {
    if (!this.#snapshot.hasCollection(namespace, collection)) {
      throw new SimulationError(
        `collection [${collection}] not defined in the collection config for chaincode [${namespace}]`,
      );
    }
  }

  #beforeWrite(key: string, value: Uint8Array = new Uint8Array()): void {
    if (this.#readOnlyReason !== undefined) {
      throw this.#unsupported(this.#readOnlyReason);
    }
    this.#wrote = true;
    this.#database.checkKey(key);
    this.#database.checkValue(value);
  }

  #becomePaged(): void {
    this.#becomeReadOnly(
      'Paginated queries are supported only in a read-only transaction',
      'Transaction has already performed a paginated query. Writes are not allowed',
    );
  }

  #becomePrivateQuery(namespace: string, collection: string): void {
    this.#becomeReadOnly(
      'Queries on pvt data is supported only in a read-only transaction',
      'Transaction has already performed queries on pvt data. Writes are not allowed',
    );
    this.#checkCollection(namespace, collection);
  }

  #becomeReadOnly(refusal: string, laterRefusal: string): void {
    if (this.#wrote) {
      throw this.#unsupported(refusal);
    }
    this.#readOnlyReason = laterRefusal;
  }

  // Fabric's spelling; clients match on it.
  #unsupported(reason: string): SimulationError {
    return new SimulationError(`txid [${this.#txId}]: unsuppored transaction. ${reason}`);
  }
}

function versionText(revision: Revision | undefined): string {
  return revision === undefined
    ? '<nil>'
    : `{BlockNum: ${revision.version.block.toString()}, TxNum: ${revision.version.transaction}}`;
}
