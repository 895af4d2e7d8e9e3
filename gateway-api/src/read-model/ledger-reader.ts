import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeBlock } from '@fabric-governance/protocol/block';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { Logger } from 'pino';
import { ordererSigners } from '../fabric/block-orderers.js';
import type { Chain } from '../fabric/chain.js';
import { applyBlock } from './apply-block.js';
import { type ChainIndex, emptyChainIndex, indexBlock } from './chain-index.js';
import { emptyProjection, type Projection } from './projection.js';

/** `starting`: the peer was not reached yet; `outside`: it answers and is not on the channel. */
export type ReaderStatus = 'starting' | 'outside' | 'catching-up' | 'ready';
export type Standing = 'member' | 'outside';

export interface LedgerReaderOptions {
  readonly chain: Chain;
  readonly reachable: (milliseconds: number) => Promise<boolean>;
  readonly chaincode: string;
  readonly memberId: MemberId;
  readonly logger: Logger;
  /** Pause after a broken stream, in milliseconds; doubled on each failure up to ten times this. */
  readonly retryMs?: number;
}

interface ReaderEvents {
  block: [number: bigint];
  standing: [standing: Standing];
  status: [status: ReaderStatus];
}

/**
 * Keeps the read model up to the own peer's chain, from block 0 on. A peer that is away, restarts or is not on the
 * channel yet is asked again and again; what was applied stays.
 */
export class LedgerReader {
  readonly projection: Projection = emptyProjection();
  readonly index: ChainIndex = emptyChainIndex();
  readonly events = new EventEmitter<ReaderEvents>();
  readonly #options: LedgerReaderOptions;
  readonly #stop = new AbortController();
  #status: ReaderStatus = 'starting';
  /** Blocks that the chain had when this connection began. */
  #target = 0n;
  #running: Promise<void> | undefined;

  constructor(options: LedgerReaderOptions) {
    this.#options = options;
    // One listener for each open event stream of a console.
    this.events.setMaxListeners(0);
  }

  get status(): ReaderStatus {
    return this.#status;
  }

  /** Number of blocks applied, which is the number of the next one. */
  get height(): bigint {
    return BigInt(this.index.blocks.length);
  }

  /** `member` as soon as the ledger has this institution's record. */
  get standing(): Standing {
    return this.projection.members.has(this.#options.memberId) ? 'member' : 'outside';
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Waits until the model shows the chain as it was at the start, or there is none to show. False after the time. */
  settled(milliseconds: number): Promise<boolean> {
    return this.#until('status', () => this.#status === 'ready' || this.#status === 'outside', milliseconds);
  }

  /** Waits until the block is applied. False after the time. */
  applied(block: bigint, milliseconds: number): Promise<boolean> {
    return this.#until('block', () => this.height > block, milliseconds);
  }

  async #until(event: 'block' | 'status', condition: () => boolean, milliseconds: number): Promise<boolean> {
    if (condition()) return true;
    return new Promise((resolve) => {
      const finish = (result: boolean): void => {
        clearTimeout(timer);
        this.events.off(event, check);
        resolve(result);
      };
      const check = (): void => {
        if (condition()) finish(true);
      };
      const timer = setTimeout(finish, milliseconds, false);
      this.events.on(event, check);
    });
  }

  async #run(): Promise<void> {
    const first = this.#options.retryMs ?? 500;
    let pause = first;
    while (!this.#stop.signal.aborted) {
      const before = this.height;
      await this.#follow().catch((error: unknown) => this.#lost(error));
      pause = this.height > before ? first : Math.min(pause * 2, first * 10);
      // An outside institution is let in by others: look often enough to notice at once.
      if (this.#status === 'outside') pause = first * 2;
      await sleep(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  async #follow(): Promise<void> {
    const { chain, logger } = this.#options;
    this.#target = await chain.height();
    if (this.#target < this.height) {
      throw new Error('The peer has another, shorter chain than the one read before: restart the gateway');
    }
    this.#setStatus(this.height < this.#target ? 'catching-up' : 'ready');
    logger.info({ from: this.height.toString(), height: this.#target.toString() }, 'reading blocks');
    for await (const bytes of chain.blocksFrom(this.height, this.#stop.signal)) {
      if (this.#stop.signal.aborted) return;
      this.#apply(bytes);
    }
  }

  #apply(bytes: Uint8Array): void {
    const block = decodeBlock(bytes);
    if (block.number !== this.height) {
      throw new Error(`The peer sent block ${block.number} where ${this.height} is next`);
    }
    const before = this.standing;
    applyBlock(this.projection, block, this.#options.chaincode);
    indexBlock(this.index, block, ordererSigners(bytes));
    if (this.height >= this.#target) this.#setStatus('ready');
    this.events.emit('block', block.number);
    if (this.standing !== before) this.events.emit('standing', this.standing);
  }

  async #lost(error: unknown): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { logger, reachable } = this.#options;
    if (this.height === 0n && (await reachable(1_000))) {
      if (this.#status !== 'outside') logger.info({ err: error }, 'the peer is not on the channel yet');
      this.#setStatus('outside');
      return;
    }
    logger.warn({ err: error, height: this.height.toString() }, 'the stream of blocks broke; trying again');
  }

  #setStatus(status: ReaderStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    this.events.emit('status', status);
  }
}
