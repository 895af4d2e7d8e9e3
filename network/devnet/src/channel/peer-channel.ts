import { decode } from '@fabric-governance/protocol/message';
import { common } from '@hyperledger/fabric-protos';
import { ChannelConfiguration } from '../administration/channel-config.js';
import type { ChaincodeDefinition } from '../chaincode/definition.js';
import { lastConfigOf } from '../ledger/block-metadata.js';
import { hashOf, type LedgerStore } from '../ledger/ledger-store.js';
import type { LedgerSnapshot } from '../ledger/simulator.js';
import type { TransactionPlace } from '../ledger/transaction-place.js';
import type { TransientStore } from '../ledger/transient-store.js';
import type { StateView } from '../ledger/versioned-state.js';
import { MspError } from '../msp/msp-error.js';
import type { BlockReader, ChannelView } from './channel-view.js';
import type { Channel } from './channel.js';

/** Policy by which an orderer gives blocks to a peer. */
const ORDERER_READERS = '/Channel/Readers';

/** Where a peer stands that gets no more blocks. */
interface Halt {
  readonly height: bigint;
  readonly configuration: ChannelConfiguration;
  readonly lastConfigBlock: bigint;
  readonly lastHeaderHash: Uint8Array;
}

/**
 * A channel as one peer sees it. The orderer gives it blocks for as long as the newest configuration lets it read
 * them: a peer whose organisation is removed does not even get the block that says so, and goes on with what it has.
 * When the organisation comes back, it gets the rest.
 */
export class PeerChannel implements ChannelView {
  readonly name: string;
  readonly feed: BlockReader;
  readonly #channel: Channel;
  readonly #identity: Uint8Array;
  #halt: Halt | undefined;

  private constructor(channel: Channel, identity: Uint8Array) {
    this.name = channel.name;
    this.#channel = channel;
    this.#identity = identity;
    this.feed = new PeerFeed(channel, () => this.#halt?.height);
  }

  /** @param identity the peer's, serialized */
  static async follow(channel: Channel, identity: Uint8Array): Promise<PeerChannel> {
    const followed = new PeerChannel(channel, identity);
    if (!followed.#mayFollow(channel.configuration)) {
      followed.#halt = await followed.#findHalt(channel.lastConfigBlock);
    }
    channel.onConfiguration((before) => {
      followed.#reconsider(before);
    });
    return followed;
  }

  get height(): bigint {
    return this.#halt?.height ?? this.#channel.height;
  }

  get configuration(): ChannelConfiguration {
    return (this.#halt ?? this.#channel).configuration;
  }

  get lastConfigBlock(): bigint {
    return (this.#halt ?? this.#channel).lastConfigBlock;
  }

  get lastHeaderHash(): Uint8Array {
    return (this.#halt ?? this.#channel).lastHeaderHash;
  }

  get store(): LedgerStore {
    return this.#channel.store;
  }

  get transient(): TransientStore {
    return this.#channel.transient;
  }

  place(txId: string): TransactionPlace | undefined {
    const place = this.#channel.place(txId);
    return place !== undefined && place.block < this.height ? place : undefined;
  }

  state(): StateView {
    return this.#channel.state(this.height);
  }

  definition(chaincode: string, height = this.height): ChaincodeDefinition | undefined {
    return this.#channel.definition(chaincode, height);
  }

  members(chaincode: string, collection: string): ReadonlySet<string> | undefined {
    return this.#channel.members(chaincode, collection, this);
  }

  snapshot(mspId: string): LedgerSnapshot {
    const { height, configuration } = this;
    return this.#channel.snapshot(mspId, { height, configuration });
  }

  /** Comes before anybody sees the configuration's block. */
  #reconsider(before: Halt): void {
    if (this.#mayFollow(this.#channel.configuration)) {
      this.#halt = undefined;
    } else {
      this.#halt ??= before;
    }
  }

  #mayFollow({ msps, policies }: ChannelConfiguration): boolean {
    try {
      return policies.identitiesFailure(ORDERER_READERS, [msps.deserialize(this.#identity)]) === undefined;
    } catch (error) {
      if (error instanceof MspError) {
        return false;
      }
      throw error;
    }
  }

  /** Goes back to the configuration that shut the peer out. One that never could follow has the first block only. */
  async #findHalt(refusing: bigint): Promise<Halt> {
    const height = refusing === 0n ? 1n : refusing;
    const newest = await this.#storedBlock(height - 1n);
    const lastConfigBlock = lastConfigOf(newest);
    const config = await this.#storedBlock(lastConfigBlock);
    const configuration = ChannelConfiguration.fromConfigBlock(config.serializeBinary());
    if (refusing === 0n || this.#mayFollow(configuration)) {
      return { height, configuration, lastConfigBlock, lastHeaderHash: hashOf(newest) };
    }
    return this.#findHalt(lastConfigBlock);
  }

  async #storedBlock(number: bigint): Promise<common.Block> {
    return decode(common.Block, (await this.#channel.feed.block(number)) ?? new Uint8Array());
  }
}

/** The channel's blocks, up to where a peer's end. */
class PeerFeed implements BlockReader {
  readonly #channel: Channel;
  readonly #limit: () => bigint | undefined;

  constructor(channel: Channel, limit: () => bigint | undefined) {
    this.#channel = channel;
    this.#limit = limit;
  }

  get height(): bigint {
    return this.#limit() ?? this.#channel.height;
  }

  async block(number: bigint): Promise<Uint8Array | undefined> {
    return number < this.height ? this.#channel.feed.block(number) : undefined;
  }

  async next(number: bigint, signal: AbortSignal): Promise<Uint8Array | undefined> {
    return (await this.arrival(number, signal)) ? this.#channel.feed.next(number, signal) : undefined;
  }

  async arrival(number: bigint, signal: AbortSignal): Promise<boolean> {
    while (number >= this.height && !signal.aborted) {
      await this.#channel.feed.arrival(this.#channel.height, signal); // Any block may end the halt.
    }
    return !signal.aborted;
  }
}
