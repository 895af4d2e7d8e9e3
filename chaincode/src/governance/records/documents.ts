import type { Sha256Hex } from '../ids.js';

/** A document kept off the ledger (R7): only its hash and where it may be had are on it. */
export interface DocumentReference {
  readonly name: string;
  readonly hash: Sha256Hex;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}
