import { headerHash } from '@fabric-governance/protocol/block';
import { decode } from '@fabric-governance/protocol/message';
import { common, peer } from '@hyperledger/fabric-protos';
import { ChannelConfiguration } from '../administration/channel-config.js';
import { collectionMembers, readDefinition, type ChaincodeDefinition } from '../chaincode/definition.js';
import {
  COMMIT_HASH,
  metadataSlots,
  metadataValue,
  setMetadataSlots,
  TRANSACTIONS_FILTER,
} from '../ledger/block-metadata.js';
import type { LedgerStore, PrivateRecord, StoredBlock } from '../ledger/ledger-store.js';
import { PrivateStates } from '../ledger/private-states.js';
import type { LedgerSnapshot } from '../ledger/simulator.js';
import { TransactionIndex, type TransactionPlace } from '../ledger/transaction-index.js';
import { TransientStore } from '../ledger/transient-store.js';
import { VersionedState, type StateView } from '../ledger/versioned-state.js';
import { validateBlock, type BlockOutcome } from '../validation/block-validator.js';
import { commitHash } from '../validation/commit-hash.js';
import { replayBlock } from '../validation/replay.js';
import { BlockFeed } from './block-feed.js';
import { isConfigBlock } from './config-block.js';

/**
 * One channel: its chain, the state that follows from it, and the configuration in force. Every peer of the network
 * reads the same one, for all of them would come to the same; only private plaintext is each organisation's own.
 */
export class Channel {
  readonly name: string;
  readonly feed: BlockFeed;
  readonly transient: TransientStore;
  readonly #store: LedgerStore;
  readonly #state = new VersionedState();
  readonly #privateStates = new PrivateStates();
  readonly #transactions = new TransactionIndex();
  #configuration: ChannelConfiguration;
  #lastConfigBlock = 0n;
  #lastHeaderHash: Uint8Array = new Uint8Array();
  #commitHash: Uint8Array = new Uint8Array();

  private constructor(
    name: string,
    parts: { store: LedgerStore; transient: TransientStore; genesis: Uint8Array },
  ) {
    this.name = name;
    this.#store = parts.store;
    this.transient = parts.transient;
    this.feed = new BlockFeed(parts.store);
    this.#configuration = ChannelConfiguration.fromConfigBlock(parts.genesis);
  }

  /**
   * Opens the channel: replays the stored chain, or begins a new one.
   *
   * @param makeGenesis gives the serialized genesis block of a new chain
   */
  static async open(name: string, store: LedgerStore, makeGenesis: () => Uint8Array): Promise<Channel> {
    const stored = await store.block(0n);
    const genesis = stored ?? makeGenesis();
    const transient = await TransientStore.open(store, 0n);
    const channel = new Channel(name, { store, transient, genesis });
    if (stored === undefined) {
      await channel.#begin(genesis);
    } else {
      for await (const block of store.blocks()) {
        channel.#replay(block);
      }
    }
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
    return this.#store;
  }

  /** Where a transaction stands; undefined while it has not been committed. */
  place(txId: string): TransactionPlace | undefined {
    const place = this.#transactions.get(txId);
    return place !== undefined && place.block < this.height ? place : undefined;
  }

  /** The public state after the newest block. */
  state(): StateView {
    return this.#state.view(this.height);
  }

  /** A chaincode's definition in force; undefined where the channel has none. */
  definition(chaincode: string): ChaincodeDefinition | undefined {
    return readDefinition(this.state(), chaincode);
  }

  /** Who holds a collection's plaintext; undefined where there is no such collection. */
  members(chaincode: string, collection: string): ReadonlySet<string> | undefined {
    return this.#membersAt(this.height, chaincode, collection);
  }

  /** The ledger as one organisation's peer sees it now; it stays as it is while later blocks come. */
  snapshot(mspId: string): LedgerSnapshot {
    const { height } = this;
    return {
      publicState: this.#state.view(height),
      privateState: this.#privateStates.state(mspId).view(height),
      hasCollection: (chaincode, collection) => this.#membersAt(height, chaincode, collection) !== undefined,
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
      state: this.#state,
      msps: this.#configuration.msps,
      policies: this.#configuration.policies,
      organisationGroups: this.#configuration.organisationGroups(),
      isKnown: (txId) => this.#transactions.get(txId) !== undefined,
      checkConfiguration: (envelope) => {
        this.#configuration.checkTransaction(envelope);
      },
    });
    const privateRecords = this.#applyPrivate(number, outcome);
    this.#commitHash = commitHash(outcome.codes, outcome.updates, this.#commitHash);
    this.#complete(block, outcome.codes, this.#commitHash);
    const bytes = block.serializeBinary();
    const finished = this.transient.finish(
      outcome.transactions.map(({ txId }) => txId),
      number,
    );
    await this.#store.commit({ number, block: bytes, privateRecords }, finished);
    outcome.transactions.forEach(({ txId }, index) => {
      this.#transactions.add(txId, {
        block: number,
        index,
        code: outcome.codes[index] ?? peer.TxValidationCode.NOT_VALIDATED,
      });
    });
    this.#advance(block, bytes);
    return outcome;
  }

  async #begin(genesis: Uint8Array): Promise<void> {
    const block = decode(common.Block, genesis);
    // A peer gives the genesis block a code but no commit hash.
    this.#complete(block, Uint8Array.of(peer.TxValidationCode.VALID), undefined);
    const bytes = block.serializeBinary();
    await this.#store.commit({ number: 0n, block: bytes, privateRecords: [] }, []);
    this.#advance(block, bytes);
  }

  #replay({ number, block: bytes, privateRecords }: StoredBlock): void {
    const block = decode(common.Block, bytes);
    replayBlock(number, block, {
      state: this.#state,
      transactions: this.#transactions,
      privateStates: this.#privateStates,
      privateRecords,
      members: (chaincode, collection) => this.#membersAt(number, chaincode, collection),
    });
    const hash = metadataSlots(block)[COMMIT_HASH] ?? new Uint8Array();
    this.#commitHash = decode(common.Metadata, hash).getValue_asU8();
    this.#advance(block, bytes);
  }

  #applyPrivate(number: bigint, outcome: BlockOutcome): PrivateRecord[] {
    return outcome.transactions.flatMap(({ txId, code, call }, index) => {
      const bytes = this.transient.get(txId);
      if (code !== 'VALID' || call === undefined || bytes === undefined) {
        return [];
      }
      const applied = this.#privateStates.apply(bytes, call.namespaces, {
        stamp: {
          version: { block: number, transaction: index },
          transaction: { txId, timestamp: call.timestamp },
        },
        members: (chaincode, collection) => this.#membersAt(number, chaincode, collection),
      });
      return applied ? [{ transaction: index, bytes }] : [];
    });
  }

  #complete(block: common.Block, codes: Uint8Array, hash: Uint8Array | undefined): void {
    const slots = metadataSlots(block);
    slots[TRANSACTIONS_FILTER] = codes;
    if (hash !== undefined) {
      slots[COMMIT_HASH] = metadataValue(hash);
    }
    setMetadataSlots(block, slots);
  }

  #advance(block: common.Block, bytes: Uint8Array): void {
    const header = block.getHeader() ?? new common.BlockHeader();
    const number = BigInt(header.getNumber());
    this.#lastHeaderHash = headerHash({
      number,
      previousHash: header.getPreviousHash_asU8(),
      dataHash: header.getDataHash_asU8(),
    });
    if (isConfigBlock(block)) {
      this.#configuration = ChannelConfiguration.fromConfigBlock(bytes);
      this.#lastConfigBlock = number;
    }
    this.feed.publish(number, bytes);
  }

  #membersAt(height: bigint, chaincode: string, collection: string): ReadonlySet<string> | undefined {
    const definition = readDefinition(this.#state.view(height), chaincode);
    return collectionMembers(definition, collection, this.#configuration.applicationOrganisations());
  }
}
