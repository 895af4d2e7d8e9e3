import type { Version } from './version.js';

/** The transaction behind a revision, as a key's history shows it. */
export interface TransactionStamp {
  readonly txId: string;
  /** Serialized google.protobuf.Timestamp of the channel header; undefined where the client set none. */
  readonly timestamp: Uint8Array | undefined;
}

/** One committed change of a key. */
export interface Revision {
  readonly version: Version;
  /** Undefined when the key was deleted. */
  readonly value: Uint8Array | undefined;
  /** Serialized key metadata (key-level endorsement policy); undefined when there is none. */
  readonly metadata: Uint8Array | undefined;
  /** False when only the metadata changed: such revisions are not part of the key's history. */
  readonly valueWritten: boolean;
  readonly transaction: TransactionStamp;
}

/** A revision in the chain of its key's revisions. */
export interface LinkedRevision extends Revision {
  /** Version of the key's revision before; undefined for the first. */
  readonly previous: Version | undefined;
}
