import type { OpenedEnvelope } from '@fabric-governance/protocol/envelope';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { BroadcastRefusal, checkBroadcast, openBroadcast } from '../administration/broadcast-filter.js';
import { configTransaction } from '../administration/config-transaction.js';
import { ConfigUpdateError } from '../administration/config-update-error.js';
import type { Channel } from '../channel/channel.js';
import type { Signer } from '../crypto/signer.js';
import type { BlockOutcome } from '../validation/block-validator.js';
import { makeBlock } from './block-maker.js';
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
  readonly envelope: Uint8Array;
  readonly isConfigUpdate: boolean;
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
      /** Is told, once, when a block cannot be made or kept. From then on nothing is ordered. */
      readonly onFault: (fault: Error) => void;
    },
  ) {
    this.#channel = channel;
    this.#identity = identity;
    this.#batch = options.batch;
    this.#onBlock = options.onBlock;
    this.#onFault = options.onFault;
  }

  get channel(): Channel {
    return this.#channel;
  }

  /**
   * Takes a message and settles when it stands in a block.
   *
   * @param opened the same message taken apart, where the caller has done so
   * @throws BroadcastRefusal
   */
  async broadcast(envelope: Uint8Array, opened: OpenedEnvelope = openBroadcast(envelope)): Promise<void> {
    this.#checkKind(opened);
    checkBroadcast(opened, this.#channel.configuration, Date.now());
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
      this.#queue.push({ envelope, isConfigUpdate: opened.type === 'config-update', done });
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

  #checkKind(opened: OpenedEnvelope): void {
    if (opened.type !== 'endorser' && opened.type !== 'config-update') {
      throw new BroadcastRefusal('BAD_REQUEST', 'message is of type that cannot be processed directly');
    }
    if (opened.channel !== this.#channel.name) {
      throw new BroadcastRefusal(
        'BAD_REQUEST',
        'channel creation request not allowed because the orderer system channel is not defined',
      );
    }
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
        await (batch[0]?.isConfigUpdate === true ? this.#configure(batch[0]) : this.#order(batch));
        for (const { done } of batch) {
          done();
        }
      } catch (error) {
        this.#fail(batch, error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  #fail(batch: readonly Waiting[], failure: Error): void {
    const isFault = !(failure instanceof BroadcastRefusal);
    // After a fault the state in memory may be ahead of the disk: only a restart makes it right.
    const failed = isFault ? [...batch, ...this.#queue.splice(0)] : batch;
    for (const { done } of failed) {
      done(failure);
    }
    if (isFault) {
      this.#closed = true;
      this.#onFault(failure);
    }
  }

  /** Messages up to the next configuration update, which stands in a block alone. */
  #takeBatch(): Waiting[] {
    const next = this.#queue.findIndex(({ isConfigUpdate }) => isConfigUpdate);
    const size = next === -1 ? this.#queue.length : Math.max(next, 1);
    return this.#queue.splice(0, Math.min(size, this.#batch.maxMessages));
  }

  async #order(batch: readonly Waiting[]): Promise<void> {
    await this.#append(
      batch.map(({ envelope }) => envelope),
      this.#channel.lastConfigBlock,
    );
  }

  async #configure({ envelope }: Waiting): Promise<void> {
    const transaction = configTransaction({
      channel: this.#channel.name,
      configEnvelope: this.#proposeUpdate(envelope),
      orderer: this.#identity,
      timestamp: wireTimeOf(Date.now()),
    });
    await this.#append([transaction], this.#channel.height);
  }

  #proposeUpdate(envelope: Uint8Array): Uint8Array {
    try {
      return this.#channel.configuration.proposeUpdate(envelope);
    } catch (error) {
      throw error instanceof ConfigUpdateError ? new BroadcastRefusal('BAD_REQUEST', error.message) : error;
    }
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
