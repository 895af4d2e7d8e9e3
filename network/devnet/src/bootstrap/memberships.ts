import { headerHash } from '@fabric-governance/protocol/block';
import { decode } from '@fabric-governance/protocol/message';
import { common } from '@hyperledger/fabric-protos';
import type { Channel } from '../channel/channel.js';
import type { Channels } from '../channel/channels.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import type { SettingsStore } from '../ledger/settings-store.js';
import type { OrderingService } from '../ordering/ordering-service.js';

const JOINED = 'joined/';
const ORDERED = 'ordered/';

/** There is another channel of the same name; the message says so. */
export class ChannelConflict extends Error {
  override readonly name = 'ChannelConflict';
}

/** Which peers have joined which channels, and for which the orderer orders. It is remembered over restarts. */
export class Memberships {
  readonly #channels: Channels;
  readonly #ordering: OrderingService;
  readonly #records: SettingsStore;
  readonly #peers: readonly PeerNode[];

  constructor(parts: {
    readonly channels: Channels;
    readonly ordering: OrderingService;
    readonly records: SettingsStore;
    readonly peers: readonly PeerNode[];
  }) {
    this.#channels = parts.channels;
    this.#ordering = parts.ordering;
    this.#records = parts.records;
    this.#peers = parts.peers;
  }

  /** Takes everybody back to where they were when the network stopped, and removes channels that nobody is on. */
  async restore(): Promise<void> {
    const used = new Set<string>();
    for (const [name] of await this.#records.entries(ORDERED)) {
      this.#ordering.add(this.#known(name));
      used.add(name);
    }
    for (const peer of this.#peers) {
      for (const [name] of await this.#records.entries(`${JOINED}${peer.mspId}/`)) {
        await peer.join(this.#known(name));
        used.add(name);
      }
    }
    const unused = this.#channels.all().filter(({ name }) => !used.has(name));
    await Promise.all(unused.map(({ name }) => this.#channels.remove(name)));
  }

  /** Channels that the orderer orders for. */
  channels(): readonly Channel[] {
    return this.#ordering.channels();
  }

  /** The channel of that name, if the orderer orders for it. */
  channel(name: string): Channel | undefined {
    return this.#ordering.channel(name);
  }

  /**
   * Makes the orderer order for a channel that begins with the block. Where peers have the channel's ledger already, it
   * goes on from there.
   *
   * @throws ChannelConflict
   */
  async order(name: string, genesis: Uint8Array): Promise<Channel> {
    const channel = await this.#begun(name, genesis);
    await this.#records.put(ORDERED + name, '');
    this.#ordering.add(channel);
    return channel;
  }

  /**
   * Makes a peer follow a channel that begins with the block.
   *
   * @throws ChannelConflict
   */
  async join(peer: PeerNode, name: string, genesis: Uint8Array): Promise<void> {
    const channel = await this.#begun(name, genesis);
    await this.#records.put(`${JOINED}${peer.mspId}/${name}`, '');
    await peer.join(channel);
  }

  /** Ends ordering for a channel. Its ledger stays where peers have it. */
  async stopOrdering(name: string): Promise<void> {
    await this.#records.remove(ORDERED + name);
    await this.#ordering.remove(name);
    if (this.#peers.every((peer) => peer.channel(name) === undefined)) {
      await this.#channels.remove(name);
    }
  }

  async #begun(name: string, genesis: Uint8Array): Promise<Channel> {
    const channel = await this.#channels.begin(name, genesis);
    const first = (await channel.feed.block(0n)) ?? new Uint8Array();
    if (Buffer.compare(hashOf(first), hashOf(genesis)) !== 0) {
      throw new ChannelConflict(
        `this network already has a channel ${name}, and it begins with another block`,
      );
    }
    return channel;
  }

  #known(name: string): Channel {
    const channel = this.#channels.get(name);
    if (channel === undefined) {
      throw new Error(`the ledger of channel ${name} is missing from the data folder`);
    }
    return channel;
  }
}

function hashOf(block: Uint8Array): Uint8Array {
  const header = decode(common.Block, block).getHeader() ?? new common.BlockHeader();
  return headerHash({
    number: BigInt(header.getNumber()),
    previousHash: header.getPreviousHash_asU8(),
    dataHash: header.getDataHash_asU8(),
  });
}
