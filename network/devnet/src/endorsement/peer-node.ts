import type { ChaincodeRunner } from '../chaincode/chaincode-runner.js';
import type { ChaincodeDefinition } from '../chaincode/definition.js';
import type { InstalledChaincodes } from '../chaincode/installed-chaincodes.js';
import { OwnApprovals } from '../chaincode/own-approval.js';
import type { Channel } from '../channel/channel.js';
import { PeerChannel } from '../channel/peer-channel.js';
import { couchDatabase } from '../couchdb/couch-database.js';
import type { QueryIndex } from '../couchdb/index-definition.js';
import { LEVEL_DATABASE, type StateDatabase, type StateDatabaseName } from '../ledger/state-database.js';
import type { StateView } from '../ledger/versioned-state.js';
import type { MspManager } from '../msp/msp.js';
import type { Signer } from '../crypto/signer.js';

/** A package that the network's options name for a chaincode on a channel. */
export interface ProvidedChaincode {
  readonly channel: string;
  readonly chaincode: string;
  readonly packageId: string;
}

/** How a peer stands to a chaincode that is defined on a channel. */
export type Readiness =
  | { readonly state: 'not-approved' }
  | { readonly state: 'not-installed' }
  | { readonly state: 'ready'; readonly packageId: string; readonly link: ChaincodeRunner };

/** One organisation's peer: who it is, which channels it has joined, and the chaincodes it has installed. */
export class PeerNode {
  readonly mspId: string;
  /** host:port, as other nodes and error messages name it. */
  readonly address: string;
  readonly signer: Signer;
  /** Knows the organisation's own people, whether or not it is on a channel. */
  readonly localMsp: MspManager;
  readonly installed: InstalledChaincodes;
  readonly #stateDatabase: StateDatabaseName;
  readonly #provided: readonly ProvidedChaincode[];
  readonly #approvals: OwnApprovals;
  readonly #channels = new Map<string, PeerChannel>();

  constructor(options: {
    readonly signer: Signer;
    readonly address: string;
    readonly localMsp: MspManager;
    /** What the peer keeps its state in. */
    readonly stateDatabase: StateDatabaseName;
    readonly installed: InstalledChaincodes;
    readonly provided: readonly ProvidedChaincode[];
  }) {
    this.mspId = options.signer.mspId;
    this.signer = options.signer;
    this.address = options.address;
    this.localMsp = options.localMsp;
    this.#stateDatabase = options.stateDatabase;
    this.installed = options.installed;
    this.#provided = options.provided;
    this.#approvals = new OwnApprovals(this.mspId);
  }

  /** The channel of that name, if this peer has joined it. */
  channel(name: string): PeerChannel | undefined {
    return this.#channels.get(name);
  }

  /** Names of the channels this peer has joined. */
  channels(): readonly string[] {
    return [...this.#channels.keys()];
  }

  async join(channel: Channel): Promise<void> {
    this.#channels.set(channel.name, await PeerChannel.follow(channel, this.signer.identity));
  }

  /** The package that the network's options name for a chaincode. */
  provided(channel: string, chaincode: string): string | undefined {
    return this.#provided.find(
      (candidate) => candidate.channel === channel && candidate.chaincode === chaincode,
    )?.packageId;
  }

  /**
   * Whether this peer can run a chaincode that is defined on a channel: its organisation must have approved the
   * definition in force and named a package that is installed. An organisation that has never said anything of the
   * chaincode, as one that has just joined, runs what the network's options name.
   *
   * @param state the channel's, as the caller sees it
   */
  readiness(channel: string, definition: ChaincodeDefinition, state: StateView): Readiness {
    const { approved, source, hasSpoken } = this.#approvals.of(channel, definition, state);
    const packageId = hasSpoken
      ? source && this.installed.withSourceHash(source)
      : this.provided(channel, definition.name);
    if (hasSpoken ? !approved : packageId === undefined) {
      return { state: 'not-approved' };
    }
    const link = packageId === undefined ? undefined : this.installed.link(packageId);
    return packageId === undefined || link === undefined
      ? { state: 'not-installed' }
      : { state: 'ready', packageId, link };
  }

  /** Whether the organisation has approved this or an earlier definition of the chaincode, in whatever form. */
  hasSpoken(channel: string, definition: ChaincodeDefinition, state: StateView): boolean {
    return this.#approvals.of(channel, definition, state).hasSpoken;
  }

  /** Whether this peer has joined the channel and can run a chaincode there now. */
  runs(channelName: string, chaincode: string): boolean {
    const channel = this.channel(channelName);
    const definition = channel?.definition(chaincode);
    return (
      channel !== undefined &&
      definition !== undefined &&
      this.readiness(channelName, definition, channel.state()).state === 'ready'
    );
  }

  /** What the peer keeps a channel's state in; queries use the indexes of the packages that it runs there. */
  stateDatabase(channelName: string): StateDatabase {
    return this.#stateDatabase === 'CouchDB'
      ? couchDatabase((chaincode, collection) => this.#indexes(channelName, { chaincode, collection }))
      : LEVEL_DATABASE;
  }

  #indexes(
    channelName: string,
    room: { readonly chaincode: string; readonly collection: string | undefined },
  ): readonly QueryIndex[] {
    const channel = this.channel(channelName);
    const definition = channel?.definition(room.chaincode);
    if (channel === undefined || definition === undefined) {
      return [];
    }
    const readiness = this.readiness(channelName, definition, channel.state());
    return readiness.state === 'ready'
      ? (this.installed.indexes(readiness.packageId)?.of(room.collection) ?? [])
      : [];
  }

  close(): void {
    this.installed.close();
  }
}
