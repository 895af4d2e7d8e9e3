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
  state(): LedgerState;
}

/** The public state of a channel. */
export interface LedgerState {
  get(namespace: string, key: string): { readonly value: Uint8Array } | undefined;
  /** Keys from `start` (inclusive) to `end` (exclusive), sorted. */
  range(namespace: string, start: string, end: string): Iterator<{ readonly key: string }, undefined>;
}

/** A chaincode that a peer can run. */
export interface InstalledChaincode {
  readonly packageId: string;
  readonly label: string;
  /** Channels on which it is defined, with its name and version there. */
  readonly uses: readonly { readonly channel: string; readonly name: string; readonly version: string }[];
}

/** What a system chaincode works with: the peer that runs it and the proposal that calls it. */
export interface SystemChaincodeContext {
  /** Organisation of the peer. */
  readonly ownMspId: string;
  /** Knows the peer's own organisation, whether or not it is on a channel. */
  readonly ownMsp: MspManager;
  /** Channel in the proposal's header; empty where it names none. */
  readonly channelId: string;
  /** The proposal's creator with the signature over the proposal. */
  readonly caller: SignedData;
  /** A channel that this peer has joined. */
  channel(id: string): ChannelLedger | undefined;
  /** Names of the channels that this peer has joined. */
  channels(): readonly string[];
  /** Makes this peer follow the channel that begins with the block. */
  joinChannel(channelId: string, genesisBlock: Uint8Array): Promise<void>;
  installedChaincodes(): readonly InstalledChaincode[];
}
