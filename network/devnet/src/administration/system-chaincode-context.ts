import type { Simulator } from '../ledger/simulator.js';
import type { MspManager } from '../msp/msp.js';
import type { SignedData } from '../msp/signed-data.js';
import type { ChannelConfiguration } from './channel-config.js';

/** Reads of one channel's ledger that system chaincodes need. */
export interface ChannelLedger {
  readonly configuration: ChannelConfiguration;
  /** Number of blocks. */
  readonly height: bigint;
  /** Number of the newest configuration block. */
  readonly lastConfigBlock: bigint;
  /** Header hash of the newest block. */
  readonly lastHeaderHash: Uint8Array;
  readonly feed: {
    /** `common.Block`; undefined beyond the end. */
    block(number: bigint): Promise<Uint8Array | undefined>;
  };
  /** Where a committed transaction stands, with its validation code. */
  place(txId: string): { readonly block: bigint; readonly index: number; readonly code: number } | undefined;
}

/** Where a peer runs a package: a chaincode's definition in force that its organisation has approved with it. */
export interface PackageUse {
  readonly channel: string;
  readonly name: string;
  readonly version: string;
}

/** A chaincode package that a peer has. */
export interface InstalledChaincode {
  readonly packageId: string;
  readonly label: string;
  readonly uses: readonly PackageUse[];
}

/** The chaincode packages of a peer. */
export interface InstalledPackages {
  /** Throws PackageError for bytes that are no package, cannot be run here, or are installed already. */
  install(bytes: Uint8Array): Promise<{ readonly packageId: string; readonly label: string }>;
  list(): readonly InstalledChaincode[];
  /** The package as it was installed; undefined where there is none of this id. */
  bytes(packageId: string): Promise<Uint8Array | undefined>;
}

/** What a system chaincode works with: the peer that runs it and the proposal that calls it. */
export interface SystemChaincodeContext {
  /** Organisation of the peer. */
  readonly ownMspId: string;
  /** Knows the peer's own organisation, whether or not it is on a channel. */
  readonly ownMsp: MspManager;
  /** Channel in the proposal's header; empty where it names none. */
  readonly channelId: string;
  /** The chaincode that the proposal calls: this one, or one that has called this one in turn. */
  readonly invoked: string;
  /** The proposal's creator with the signature over the proposal. */
  readonly caller: SignedData;
  /** A channel that this peer has joined. */
  channel(id: string): ChannelLedger | undefined;
  /** Names of the channels that this peer has joined. */
  channels(): readonly string[];
  /** Makes this peer follow the channel that begins with the block. */
  joinChannel(channelId: string, genesisBlock: Uint8Array): Promise<void>;
  readonly packages: InstalledPackages;
  /** Reads and writes of the transaction; undefined for calls without a channel. */
  readonly simulator: Simulator | undefined;
}
