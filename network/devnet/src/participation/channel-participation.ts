import type { Channel } from '../channel/channel.js';
import { checkJoinBlock, type OrdererIdentity } from './join-block.js';
import { ParticipationError } from './participation-error.js';

/** Which channels the orderer orders for, and how that is changed. */
export interface OrderedChannels {
  channels(): readonly Channel[];
  channel(name: string): Channel | undefined;
  /** @throws Error when there is another channel of that name */
  order(name: string, genesis: Uint8Array): Promise<Channel>;
  stopOrdering(name: string): Promise<void>;
}

/** What is told of one channel (Fabric's `ChannelInfo`). */
export interface ChannelInfo {
  readonly name: string;
  readonly url: string;
  readonly consensusRelation: 'consenter';
  readonly status: 'active';
  readonly height: number;
}

/** What is told of all (Fabric's `ChannelList`). There is no system channel in Fabric any more. */
export interface ChannelList {
  readonly systemChannel: null;
  readonly channels: readonly { readonly name: string; readonly url: string }[] | null;
}

const BASE = '/participation/v1/channels';
const [BAD_REQUEST, NOT_FOUND, NOT_ALLOWED] = [400, 404, 405] as const;

/** The orderer's channel participation: channels begin and end at the word of its administrator. */
export class ChannelParticipation {
  readonly #ordered: OrderedChannels;
  readonly #orderer: OrdererIdentity;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ordered: OrderedChannels, orderer: OrdererIdentity) {
    this.#ordered = ordered;
    this.#orderer = orderer;
  }

  list(): ChannelList {
    const channels = this.#ordered.channels().map(({ name }) => ({ name, url: `${BASE}/${name}` }));
    return { systemChannel: null, channels: channels.length === 0 ? null : channels };
  }

  /** @throws ParticipationError 404 */
  info(name: string): ChannelInfo {
    const channel = this.#ordered.channel(name);
    if (channel === undefined) {
      throw new ParticipationError(NOT_FOUND, 'channel does not exist');
    }
    return infoOf(channel);
  }

  /**
   * Begins to order for a channel.
   *
   * @param block its genesis block
   * @throws ParticipationError 400, or 405 for a channel that is there already
   */
  join(block: Uint8Array): Promise<ChannelInfo> {
    return this.#exclusively(async () => {
      const name = checkJoinBlock(block, this.#orderer);
      if (this.#ordered.channel(name) !== undefined) {
        throw new ParticipationError(NOT_ALLOWED, 'cannot join: channel already exists');
      }
      return infoOf(await this.#order(name, block));
    });
  }

  /** @throws ParticipationError 404 */
  remove(name: string): Promise<void> {
    return this.#exclusively(async () => {
      if (this.#ordered.channel(name) === undefined) {
        throw new ParticipationError(NOT_FOUND, 'cannot remove: channel does not exist');
      }
      await this.#ordered.stopOrdering(name);
    });
  }

  async #order(name: string, block: Uint8Array): Promise<Channel> {
    try {
      return await this.#ordered.order(name, block);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ParticipationError(BAD_REQUEST, `cannot join: ${reason}`, { cause });
    }
  }

  /** Two joins of one channel must not both find that it is not there. */
  #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined); // Its failure goes to its own caller.
    return result;
  }
}

function infoOf({ name, height }: Channel): ChannelInfo {
  return {
    name,
    url: `${BASE}/${name}`,
    consensusRelation: 'consenter',
    status: 'active',
    height: Number(height),
  };
}
