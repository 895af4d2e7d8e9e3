import type { OpenedEnvelope } from '@fabric-governance/protocol/envelope';
import { common } from '@hyperledger/fabric-protos';
import { BroadcastRefusal, openBroadcast } from '../administration/broadcast-filter.js';
import type { Channel } from '../channel/channel.js';
import type { Signer } from '../crypto/signer.js';
import type { BlockOutcome } from '../validation/block-validator.js';
import { Orderer } from './orderer.js';

/** What an ordering service is told to do, the same on every channel. */
export interface OrderingOptions {
  /** Is told of each block with what became of its transactions. */
  readonly onBlock: (channel: Channel, number: bigint, outcome: BlockOutcome) => void;
  /** Is told why an acknowledged message is not ordered after all. */
  readonly onDrop: (channel: Channel, reason: string) => void;
  /** Is told, once a channel, when a block cannot be made or kept. From then on nothing is ordered there. */
  readonly onFault: (channel: Channel, fault: Error) => void;
  /** Is told of each message and its status; channel and type are `unknown` where they could not be read. */
  readonly onMessage?: (message: {
    readonly channel: string;
    readonly type: string;
    readonly status: string;
  }) => void;
}

/** The network's orderer: the channels it orders for, each with a queue of its own. */
export class OrderingService {
  readonly identity: Signer;
  readonly #options: OrderingOptions;
  readonly #orderers = new Map<string, Orderer>();

  constructor(identity: Signer, options: OrderingOptions) {
    this.identity = identity;
    this.#options = options;
  }

  /** Begins to order for a channel. */
  add(channel: Channel): void {
    const { onBlock, onDrop, onFault } = this.#options;
    this.#orderers.set(
      channel.name,
      new Orderer(channel, this.identity, {
        onBlock: (number, outcome) => {
          onBlock(channel, number, outcome);
        },
        onDrop: (reason) => {
          onDrop(channel, reason);
        },
        onFault: (fault) => {
          onFault(channel, fault);
        },
      }),
    );
  }

  /** Ends ordering for a channel; settles when what was taken is in blocks. */
  async remove(name: string): Promise<void> {
    const orderer = this.#orderers.get(name);
    this.#orderers.delete(name);
    await orderer?.close();
  }

  /** The channel of that name, if this orderer serves it. */
  channel(name: string): Channel | undefined {
    return this.#orderers.get(name)?.channel;
  }

  channels(): readonly Channel[] {
    return [...this.#orderers.values()].map(({ channel }) => channel);
  }

  /**
   * Takes a message for the channel it names and settles when it stands in a block, or was dropped because the
   * configuration has changed meanwhile.
   *
   * @throws BroadcastRefusal
   */
  async broadcast(envelope: Uint8Array): Promise<void> {
    let opened: OpenedEnvelope | undefined;
    let status: string = 'SUCCESS';
    try {
      opened = openBroadcast(envelope);
      await this.#ordererOf(opened).broadcast(envelope, opened);
    } catch (error) {
      status = error instanceof BroadcastRefusal ? error.status : 'SERVICE_UNAVAILABLE';
      throw error;
    } finally {
      this.#options.onMessage?.({
        channel: opened?.channel ?? 'unknown',
        type: opened === undefined ? 'unknown' : typeName(opened.headerType),
        status,
      });
    }
  }

  #ordererOf({ channel }: OpenedEnvelope): Orderer {
    const orderer = this.#orderers.get(channel);
    if (orderer === undefined) {
      throw new BroadcastRefusal(
        'BAD_REQUEST',
        'channel creation request not allowed because the orderer system channel is not defined',
      );
    }
    return orderer;
  }

  /** Takes no more messages and settles when those taken are in blocks. */
  async close(): Promise<void> {
    await Promise.all([...this.#orderers.values()].map((orderer) => orderer.close()));
  }
}

function typeName(type: number): string {
  return Object.entries(common.HeaderType).find(([, value]) => value === type)?.[0] ?? String(type);
}
