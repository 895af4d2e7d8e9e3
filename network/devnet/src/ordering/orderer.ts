import type { OpenedEnvelope } from '@fabric-governance/protocol/envelope';
import { BroadcastRefusal } from '../administration/broadcast-filter.js';
import type { Channel } from '../channel/channel.js';
import type { Signer } from '../crypto/signer.js';
import type { BlockOutcome } from '../validation/block-validator.js';
import { makeBlock } from './block-maker.js';
import { checkMessage, type CheckedMessage } from './checked-message.js';
import { OrdererClosed } from './orderer-closed.js';

/** How messages become blocks. */
export interface BatchOptions {
  /** Longest wait for more messages, in milliseconds. */
  readonly timeout: number;
  readonly maxMessages: number;
}

/** Is told of each block with what became of its transactions. */
export type BlockListener = (number: bigint, outcome: BlockOutcome) => void;

interface Waiting {
  readonly message: CheckedMessage;
  readonly done: (failure?: Error) => void;
}

/**
 * The ordering service: one node. A message is acknowledged only when its block is on the disk, so nothing that was
 * acknowledged is lost, whatever happens to the process.
 */
export class Orderer {
  readonly #channel: Channel;
  readonly #identity: Signer;
  readonly #batch: BatchOptions;
  readonly #onBlock: BlockListener;
  readonly #onDrop: (reason: string) => void;
  readonly #onFault: (fault: Error) => void;
  readonly #queue: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(
    channel: Channel,
    identity: Signer,
    options: {
      readonly batch: BatchOptions;
      readonly onBlock: BlockListener;
      /** Is told why an acknowledged message is not ordered after all. Its sender is not, as in Fabric. */
      readonly onDrop: (reason: string) => void;
      /** Is told, once, when a block cannot be made or kept. From then on nothing is ordered. */
      readonly onFault: (fault: Error) => void;
    },
  ) {
    this.#channel = channel;
    this.#identity = identity;
    this.#batch = options.batch;
    this.#onBlock = options.onBlock;
    this.#onDrop = options.onDrop;
    this.#onFault = options.onFault;
  }

  get channel(): Channel {
    return this.#channel;
  }

  /**
   * Takes a message for this channel and settles when it stands in a block, or when the configuration has changed so
   * that it no longer may.
   *
   * @param opened the same message taken apart
   * @throws BroadcastRefusal
   */
  async broadcast(envelope: Uint8Array, opened: OpenedEnvelope): Promise<void> {
    const checked = this.#check(envelope, opened);
    if (this.#closed) {
      throw new OrdererClosed();
    }
    await new Promise<void>((resolve, reject) => {
      const done = (failure?: Error): void => {
        if (failure === undefined) {
          resolve();
        } else {
          reject(failure);
        }
      };
      this.#queue.push({ message: checked, done });
      this.#schedule();
    });
  }

  /** Takes no more messages and settles when those taken are in blocks. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#start();
    await this.#working;
  }

  #schedule(): void {
    if (this.#queue.length >= this.#batch.maxMessages) {
      this.#start();
    } else if (this.#timer === undefined && this.#working === undefined) {
      this.#timer = setTimeout(() => {
        this.#start();
      }, this.#batch.timeout);
    }
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
      if (this.#queue.length > 0) {
        this.#schedule();
      }
    });
  }

  async #work(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#takeBatch();
      try {
        await this.#order(batch.flatMap(({ message }) => this.#current(message) ?? []));
        for (const { done } of batch) {
          done();
        }
      } catch (error) {
        this.#fail(batch, error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  #fail(batch: readonly Waiting[], failure: Error): void {
    // The state in memory may be ahead of the disk: only a restart makes it right.
    for (const { done } of [...batch, ...this.#queue.splice(0)]) {
      done(failure);
    }
    this.#closed = true;
    this.#onFault(failure);
  }

  /** Messages up to the next configuration update, which stands in a block alone. */
  #takeBatch(): Waiting[] {
    const next = this.#queue.findIndex(({ message }) => message.isConfiguration);
    const size = next === -1 ? this.#queue.length : Math.max(next, 1);
    return this.#queue.splice(0, Math.min(size, this.#batch.maxMessages));
  }

  /** The message as it can be ordered now; undefined when the configuration no longer lets it, which nobody is told. */
  #current(message: CheckedMessage): CheckedMessage | undefined {
    if (message.sequence === this.#channel.configuration.sequence) {
      return message;
    }
    try {
      return this.#check(message.received, message.opened);
    } catch (error) {
      if (!(error instanceof BroadcastRefusal)) {
        throw error;
      }
      this.#onDrop(error.message);
      return undefined;
    }
  }

  #check(envelope: Uint8Array, opened: OpenedEnvelope): CheckedMessage {
    const { configuration } = this.#channel;
    return checkMessage(envelope, opened, { configuration, orderer: this.#identity });
  }

  async #order(messages: readonly CheckedMessage[]): Promise<void> {
    if (messages.length === 0) {
      return;
    }
    // A configuration block names itself as the newest one.
    const isConfiguration = messages.some((message) => message.isConfiguration);
    await this.#append(
      messages.map(({ envelope }) => envelope),
      isConfiguration ? this.#channel.height : this.#channel.lastConfigBlock,
    );
  }

  async #append(envelopes: readonly Uint8Array[], lastConfig: bigint): Promise<void> {
    const number = this.#channel.height;
    const block = makeBlock(
      { number, previousHash: this.#channel.lastHeaderHash, lastConfig },
      envelopes,
      this.#identity,
    );
    this.#onBlock(number, await this.#channel.append(block));
  }
}
