import type { OpenedEnvelope } from '@fabric-governance/protocol/envelope';
import { BroadcastRefusal } from '../administration/broadcast-filter.js';
import type { Channel } from '../channel/channel.js';
import type { Signer } from '../crypto/signer.js';
import type { BlockOutcome } from '../validation/block-validator.js';
import { batchRules } from './batch-rules.js';
import { BlockCutter, type Cuttable } from './block-cutter.js';
import { makeBlock } from './block-maker.js';
import { checkMessage, type CheckedMessage } from './checked-message.js';
import { OrdererClosed } from './orderer-closed.js';

/** Is told of each block with what became of its transactions. */
export type BlockListener = (number: bigint, outcome: BlockOutcome) => void;

interface Waiting extends Cuttable {
  readonly message: CheckedMessage;
  readonly done: (failure?: Error) => void;
}

/**
 * The ordering service: one node. Blocks are cut as the channel's configuration says, only that what waits for the disk
 * anyway is not cut before its turn, whatever `BatchTimeout` says. A message is acknowledged only when its block is on the
 * disk, so nothing that was acknowledged is lost, whatever happens to the process.
 */
export class Orderer {
  readonly #channel: Channel;
  readonly #identity: Signer;
  readonly #onBlock: BlockListener;
  readonly #onDrop: (reason: string) => void;
  readonly #onFault: (fault: Error) => void;
  readonly #cutter = new BlockCutter<Waiting>();
  /** Cut, and not yet on the disk. */
  readonly #blocks: Waiting[][] = [];
  #timer: NodeJS.Timeout | undefined;
  /** The messages that are left with the cutter have waited long enough. */
  #isDue = false;
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(
    channel: Channel,
    identity: Signer,
    options: {
      readonly onBlock: BlockListener;
      /** Is told why an acknowledged message is not ordered after all. Its sender is not, as in Fabric. */
      readonly onDrop: (reason: string) => void;
      /** Is told, once, when a block cannot be made or kept. From then on nothing is ordered. */
      readonly onFault: (fault: Error) => void;
    },
  ) {
    this.#channel = channel;
    this.#identity = identity;
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
      const { payload, signature } = opened;
      this.#take({ message: checked, size: payload.length + signature.length, done });
    });
  }

  /** Takes no more messages and settles when those taken are in blocks. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#isDue = true;
    this.#start();
    await this.#working;
  }

  #take(waiting: Waiting): void {
    if (waiting.message.isConfiguration) {
      this.#blocks.push(...[this.#cutter.cut(), [waiting]].filter((batch) => batch.length > 0));
    } else {
      this.#blocks.push(...this.#cutter.add(waiting, batchRules(this.#channel.configuration)));
    }
    this.#schedule();
  }

  /** Has full blocks made, and sees that what is left does not wait too long. */
  #schedule(): void {
    if (!this.#cutter.isPending) {
      this.#forgetTime();
    } else if (!this.#isDue) {
      this.#timer ??= setTimeout(() => {
        this.#isDue = true;
        this.#start();
      }, batchRules(this.#channel.configuration).timeout);
    }
    if (this.#blocks.length > 0) {
      this.#start();
    }
  }

  #forgetTime(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDue = false;
  }

  #start(): void {
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
      if (this.#hasBlock()) {
        this.#start(); // It has become due just now.
      }
    });
  }

  async #work(): Promise<void> {
    for (let batch = this.#nextBatch(); batch !== undefined; batch = this.#nextBatch()) {
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

  #nextBatch(): Waiting[] | undefined {
    if (this.#blocks.length > 0 || !this.#hasBlock()) {
      return this.#blocks.shift();
    }
    this.#forgetTime();
    return this.#cutter.cut();
  }

  #hasBlock(): boolean {
    return this.#blocks.length > 0 || (this.#isDue && this.#cutter.isPending);
  }

  #fail(batch: readonly Waiting[], failure: Error): void {
    // The state in memory may be ahead of the disk: only a restart makes it right.
    for (const { done } of [...batch, ...this.#blocks.splice(0).flat(), ...this.#cutter.cut()]) {
      done(failure);
    }
    this.#closed = true;
    this.#forgetTime();
    this.#onFault(failure);
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
