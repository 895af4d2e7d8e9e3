import type { ChannelConfiguration } from '../administration/channel-config.js';
import type { ChaincodeDefinition } from '../chaincode/definition.js';
import type { LedgerStore } from '../ledger/ledger-store.js';
import type { LedgerSnapshot } from '../ledger/simulator.js';
import type { TransactionPlace } from '../ledger/transaction-place.js';
import type { TransientStore } from '../ledger/transient-store.js';
import type { StateView } from '../ledger/versioned-state.js';

/** Blocks as somebody sees them come. */
export interface BlockReader {
  /** Number of blocks that can be read. */
  readonly height: bigint;
  /** A block's bytes; undefined beyond the end. */
  block(number: bigint): Promise<Uint8Array | undefined>;
  /** A block's bytes, waited for if need be; undefined when the signal is aborted first. */
  next(number: bigint, signal: AbortSignal): Promise<Uint8Array | undefined>;
  /** Settles when block `number` is there (true) or the signal is aborted (false). */
  arrival(number: bigint, signal: AbortSignal): Promise<boolean>;
}

/** What somebody sees of a channel: the orderer all of it, a peer what it was sent. */
export interface ChannelView {
  readonly name: string;
  readonly feed: BlockReader;
  readonly height: bigint;
  readonly configuration: ChannelConfiguration;
  /** Number of the newest configuration block. */
  readonly lastConfigBlock: bigint;
  /** Header hash of the newest block. */
  readonly lastHeaderHash: Uint8Array;
  readonly store: LedgerStore;
  /** Private plaintexts of transactions that were endorsed and are not committed. */
  readonly transient: TransientStore;
  /** Where a transaction stands; undefined while it has not been committed. */
  place(txId: string): TransactionPlace | undefined;
  /** The public state after the newest block. */
  state(): StateView;
  /** A chaincode's definition in force, or that of an earlier height; undefined where the channel has none. */
  definition(chaincode: string, height?: bigint): ChaincodeDefinition | undefined;
  /** Who holds a collection's plaintext; undefined where there is no such collection. */
  members(chaincode: string, collection: string): ReadonlySet<string> | undefined;
  /** The ledger as one organisation's peer sees it now; it stays as it is while later blocks come. */
  snapshot(mspId: string): LedgerSnapshot;
}
