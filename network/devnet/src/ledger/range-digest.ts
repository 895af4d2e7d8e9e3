import { ledger } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';

const { QueryReads, QueryReadsMerkleSummary } = ledger.rwset.kvrwset;
type KVRead = ledger.rwset.kvrwset.KVRead;
type MerkleSummary = ledger.rwset.kvrwset.QueryReadsMerkleSummary;

/** Reads per leaf and children per node; a fixed part of Fabric's format. */
export const MERKLE_DEGREE = 50;

/**
 * What a range read leaves in the read set: up to {@link MERKLE_DEGREE} reads as they are, more as a Merkle summary
 * (Fabric's `RangeQueryResultsHelper`), so that scanning a million keys does not put a million reads into the block.
 */
export class RangeDigest {
  #pending: KVRead[] = [];
  readonly #levels = new Map<number, Uint8Array[]>();
  #maxLevel = 1;
  readonly #degree: number;

  constructor(degree: number = MERKLE_DEGREE) {
    this.#degree = degree;
  }

  add(read: KVRead): void {
    this.#pending.push(read);
    if (this.#pending.length > this.#degree) {
      this.#hashPending();
    }
  }

  /** The finished digest: the raw reads, or the summary when there were too many. Call once. */
  finish(): { readonly reads: readonly KVRead[]; readonly summary: MerkleSummary | undefined } {
    if (this.#maxLevel === 1 && this.#level(1).length === 0) {
      return { reads: this.#pending, summary: undefined };
    }
    if (this.#pending.length > 0) {
      this.#hashPending();
    }
    this.#closeLevels();
    const summary = new QueryReadsMerkleSummary();
    summary.setMaxDegree(this.#degree);
    summary.setMaxLevel(this.#maxLevel);
    summary.setMaxLevelHashesList(this.#level(this.#maxLevel));
    return { reads: [], summary };
  }

  #hashPending(): void {
    const reads = new QueryReads();
    reads.setKvReadsList(this.#pending);
    this.#pending = [];
    this.#push(1, hash([reads.serializeBinary()]));
    for (let level = 1; this.#level(level).length > this.#degree; level++) {
      this.#promote(level);
    }
  }

  #closeLevels(): void {
    for (let level = 1; level < this.#maxLevel; level++) {
      const [only, ...others] = this.#level(level);
      if (only !== undefined && others.length === 0) {
        this.#levels.delete(level);
        this.#push(level + 1, only);
      } else if (only !== undefined) {
        this.#promote(level);
      }
    }
    if (this.#level(this.#maxLevel).length > this.#degree) {
      this.#promote(this.#maxLevel);
    }
  }

  #promote(level: number): void {
    const combined = hash(this.#level(level));
    this.#levels.delete(level);
    this.#push(level + 1, combined);
  }

  #push(level: number, value: Uint8Array): void {
    this.#levels.set(level, [...this.#level(level), value]);
    this.#maxLevel = Math.max(this.#maxLevel, level);
  }

  #level(level: number): Uint8Array[] {
    return this.#levels.get(level) ?? [];
  }
}

function hash(parts: readonly Uint8Array[]): Uint8Array {
  const digest = createHash('sha256');
  for (const part of parts) {
    digest.update(part);
  }
  return digest.digest();
}
