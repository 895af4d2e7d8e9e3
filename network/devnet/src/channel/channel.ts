import { decode } from '@fabric-governance/protocol/message';
import { common, peer } from '@hyperledger/fabric-protos';
import { ChannelConfiguration } from '../administration/channel-config.js';
import { collectionMembers, readDefinition, type ChaincodeDefinition } from '../chaincode/definition.js';
import {
  commitHashOf,
  completeMetadata,
  lastConfigOf,
  metadataSlots,
  TRANSACTIONS_FILTER,
} from '../ledger/block-metadata.js';
import { isDamagedDatabase } from '../ledger/state-store.js';
import { ChannelLedger } from '../ledger/channel-ledger.js';
import type { CollectionRules } from '../ledger/judged-block.js';
import { hashOf, type LedgerStore, type UnprocessedBlock } from '../ledger/ledger-store.js';
import type { LedgerSnapshot } from '../ledger/simulator.js';
import type { TransactionPlace } from '../ledger/transaction-place.js';
import type { TransientStore } from '../ledger/transient-store.js';
import type { StateView } from '../ledger/versioned-state.js';
import { validateBlock, type BlockOutcome } from '../validation/block-validator.js';
import { commitHash } from '../validation/commit-hash.js';
import { judgedByCodes, judgedByOutcome, stateUpdates } from '../validation/judged-transactions.js';
import { BlockFeed } from './block-feed.js';
import type { ChannelView } from './channel-view.js';
import { isConfigBlock } from './config-block.js';
import { checkCommitHash, WrongCommitHash } from './wrong-commit-hash.js';

/** A channel as it stood after some block. */
export interface ChannelMoment {
  readonly height: bigint;
  readonly configuration: ChannelConfiguration;
  readonly lastConfigBlock: bigint;
  readonly lastHeaderHash: Uint8Array;
}

/**
 * One channel: its chain, the state that follows from it, and the configuration in force. Every peer of the network
 * reads the same one, for all of them would come to the same; only private plaintext is each organisation's own.
 */
export class Channel implements ChannelView {
  readonly name: string;
  readonly feed: BlockFeed;
  readonly #ledger: ChannelLedger;
  #configuration: ChannelConfiguration;
  #lastConfigBlock = 0n;
  #lastHeaderHash: Uint8Array = new Uint8Array();
  #commitHash: Uint8Array = new Uint8Array();
  readonly #configurationListeners: ((before: ChannelMoment) => void)[] = [];

  private constructor(name: string, ledger: ChannelLedger, configuration: ChannelConfiguration) {
    this.name = name;
    this.#ledger = ledger;
    this.#configuration = configuration;
    this.feed = new BlockFeed(ledger.store);
  }

  /**
   * Opens the channel, or begins a new one. What a crash has taken from the state is made again from the blocks.
   *
   * @param makeGenesis gives the serialized genesis block of a new chain
   * @throws when the files are damaged in a way that no crash explains
   */
  static async open(name: string, store: LedgerStore, makeGenesis: () => Uint8Array): Promise<Channel> {
    try {
      return await Channel.#open(name, store, makeGenesis);
    } catch (error) {
      // A crash can leave a block whose very last bytes, the metadata, are not as they were meant to be.
      const isCut = error instanceof WrongCommitHash && (await store.cutOffLast(error.record));
      const isStateLost = isDamagedDatabase(error);
      if (isStateLost) {
        await store.state.clear();
      }
      if (isCut || isStateLost) {
        return Channel.#open(name, store, makeGenesis);
      }
      throw error;
    }
  }

  static async #open(name: string, store: LedgerStore, makeGenesis: () => Uint8Array): Promise<Channel> {
    const savepoint = await store.savepoint();
    const ledger = await ChannelLedger.open(store, savepoint.height);
    const genesis = (await store.block(0n)) ?? makeGenesis();
    const channel = new Channel(name, ledger, ChannelConfiguration.fromConfigBlock(genesis));
    try {
      if (savepoint.height > 0n) {
        await channel.#resume(savepoint.height - 1n);
      }
      for await (const unprocessed of store.unprocessed(savepoint, channel.#lastHeaderHash)) {
        await channel.#repeat(unprocessed);
      }
      if (channel.height === 0n) {
        await channel.#begin(genesis);
      }
    } finally {
      await ledger.settled();
    }
    await ledger.cleanUp();
    return channel;
  }

  get height(): bigint {
    return this.feed.height;
  }

  get configuration(): ChannelConfiguration {
    return this.#configuration;
  }

  /** Number of the newest configuration block. */
  get lastConfigBlock(): bigint {
    return this.#lastConfigBlock;
  }

  /** Header hash of the newest block: the next one's previous hash. */
  get lastHeaderHash(): Uint8Array {
    return this.#lastHeaderHash;
  }

  get store(): LedgerStore {
    return this.#ledger.store;
  }

  /** Private plaintexts of transactions that were endorsed and are not committed. */
  get transient(): TransientStore {
    return this.#ledger.transient;
  }

  /** Settles when everything is on the disk. Nobody may use the channel any more. */
  async close(): Promise<void> {
    await this.#ledger.close();
  }

  /** Where a transaction stands; undefined while it has not been committed. */
  place(txId: string): TransactionPlace | undefined {
    const place = this.#ledger.transactions.get(txId);
    return place !== undefined && place.block < this.height ? place : undefined;
  }

  /** Has somebody told of each new configuration, and how it was before, ahead of the block's readers. */
  onConfiguration(listener: (before: ChannelMoment) => void): void {
    this.#configurationListeners.push(listener);
  }

  /** The public state after the newest block, or after an earlier one. */
  state(height = this.height): StateView {
    return this.#ledger.state.view(height);
  }

  /** A chaincode's definition in force; undefined where the channel has none. */
  definition(chaincode: string, height = this.height): ChaincodeDefinition | undefined {
    return readDefinition(this.state(height), chaincode);
  }

  /** Who holds a collection's plaintext; undefined where there is no such collection. */
  members(
    chaincode: string,
    collection: string,
    moment: Pick<ChannelMoment, 'height' | 'configuration'> = this,
  ): ReadonlySet<string> | undefined {
    return this.#membersAt(moment, chaincode, collection);
  }

  /** The ledger as one organisation's peer sees it at a moment, now unless said; it stays while later blocks come. */
  snapshot(mspId: string, moment: Pick<ChannelMoment, 'height' | 'configuration'> = this): LedgerSnapshot {
    const { height, configuration } = moment;
    return {
      publicState: this.#ledger.state.view(height),
      privateState: this.#ledger.privateData.states.state(mspId).view(height),
      hasCollection: (chaincode, collection) =>
        this.#membersAt({ height, configuration }, chaincode, collection) !== undefined,
    };
  }

  /**
   * Validates the next block, writes it to the disk and then shows it to readers. Blocks must come one at a time.
   *
   * @param block as the orderer made it; codes and commit hash are added to it here
   */
  async append(block: common.Block): Promise<BlockOutcome> {
    const number = BigInt(block.getHeader()?.getNumber() ?? 0);
    const outcome = validateBlock(number, block.getData()?.getDataList_asU8() ?? [], {
      name: this.name,
      state: this.#ledger.state,
      msps: this.#configuration.msps,
      policies: this.#configuration.policies,
      organisationGroups: this.#configuration.organisationGroups(),
      isKnown: (txId) => this.#ledger.transactions.get(txId) !== undefined,
      checkConfiguration: (envelope) => {
        this.#configuration.checkTransaction(envelope);
      },
    });
    this.#commitHash = commitHash(outcome.codes, outcome.updates, this.#commitHash);
    completeMetadata(block, outcome.codes, this.#commitHash);
    const transactions = judgedByOutcome(outcome);
    await this.#ledger.commit({ number, block, transactions, rules: this.#rulesAt(number) });
    this.#advance(block);
    return outcome;
  }

  async #begin(genesis: Uint8Array): Promise<void> {
    const block = decode(common.Block, genesis);
    // A peer gives the genesis block a code but no commit hash.
    completeMetadata(block, Uint8Array.of(peer.TxValidationCode.VALID), undefined);
    const transactions = judgedByCodes(block);
    await this.#ledger.commit({ number: 0n, block, transactions, rules: this.#rulesAt(0n) });
    this.#advance(block);
  }

  /** Goes on after a block whose effect is in the state. */
  async #resume(number: bigint): Promise<void> {
    const newest = await this.#storedBlock(number);
    const lastConfig = lastConfigOf(newest);
    this.#configuration = ChannelConfiguration.fromConfigBlock(
      (await this.#storedBlock(lastConfig)).serializeBinary(),
    );
    this.#lastConfigBlock = lastConfig;
    this.#commitHash = commitHashOf(newest);
    this.#advance(newest);
  }

  async #repeat({ number, block, record }: UnprocessedBlock): Promise<void> {
    const transactions = judgedByCodes(block);
    const updates = stateUpdates(number, transactions, this.#ledger.state);
    const codes = metadataSlots(block)[TRANSACTIONS_FILTER] ?? new Uint8Array();
    if (number > 0n) {
      this.#commitHash = commitHash(codes, updates, this.#commitHash);
      checkCommitHash(block, this.#commitHash, record);
    }
    await this.#ledger.repeat({ number, block, transactions, rules: this.#rulesAt(number) }, record);
    this.#advance(block);
  }

  async #storedBlock(number: bigint): Promise<common.Block> {
    const bytes = await this.store.block(number);
    if (bytes === undefined) {
      throw new Error(`block ${number.toString()} is missing from the ledger`);
    }
    return decode(common.Block, bytes);
  }

  #advance(block: common.Block): void {
    const number = BigInt(block.getHeader()?.getNumber() ?? 0);
    const { height, configuration, lastConfigBlock, lastHeaderHash } = this;
    this.#lastHeaderHash = hashOf(block);
    if (isConfigBlock(block)) {
      this.#configuration = ChannelConfiguration.fromConfigBlock(block.serializeBinary());
      this.#lastConfigBlock = number;
      for (const tell of this.#configurationListeners) {
        tell({ height, configuration, lastConfigBlock, lastHeaderHash });
      }
    }
    this.feed.publish(number, block);
  }

  #rulesAt(height: bigint): CollectionRules {
    return {
      members: (chaincode, collection) =>
        this.#membersAt({ height, configuration: this.#configuration }, chaincode, collection),
      blockToLive: (chaincode, collection) =>
        readDefinition(this.#ledger.state.view(height), chaincode)?.collections.find(
          ({ name }) => name === collection,
        )?.blockToLive ?? 0,
    };
  }

  #membersAt(
    { height, configuration }: Pick<ChannelMoment, 'height' | 'configuration'>,
    chaincode: string,
    collection: string,
  ): ReadonlySet<string> | undefined {
    const definition = readDefinition(this.#ledger.state.view(height), chaincode);
    return collectionMembers(definition, collection, configuration.applicationOrganisations());
  }
}
