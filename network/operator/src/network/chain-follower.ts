import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Administrator } from './administrator.js';
import type { Connections } from './connections.js';
import { deliverBlock, DeliveryRefused, type DeliveryOptions } from './delivery.js';
import { joinChannel } from './join-channel.js';
import { newestOwnBlock, ownBlocks } from './peer-blocks.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/** How often an organisation outside asks the ordering service whether it was admitted. */
const ADMISSION_POLL_MS = 1_000;

export interface ChainFollowerOptions {
  readonly connections: Connections;
  readonly administrator: Administrator;
  readonly channel: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Number of the block wanted next. */
  readonly height: () => bigint;
  /** Serialized common.Block, in order; `caughtUp` once the block that was newest at the start has come. */
  readonly onBlock: (block: Uint8Array, caughtUp: boolean) => void;
}

/**
 * Feeds the own peer's blocks to `onBlock` until `signal` aborts. When the own peer is not on the channel it waits until the
 * ordering service gives out the channel's first block — it refuses until the organisation is admitted — and makes the
 * peer join. Connection failures are retried for ever.
 */
export async function followChain(options: ChainFollowerOptions): Promise<void> {
  const { signal, logger } = options;
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    const before = options.height();
    try {
      await followPeer(options);
    } catch (error) {
      if (error instanceof DeliveryRefused && error.status === 'NOT_FOUND') {
        await joinWhenAdmitted(options);
        continue;
      }
      pause = options.height() > before ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      logger.warn({ reason: messageOf(error), retryInMs: pause }, 'the own peer delivers no blocks');
    }
    await pauseFor(pause, signal);
  }
}

async function followPeer(options: ChainFollowerOptions): Promise<void> {
  const newest = await newestOwnBlock(options);
  let next = Number(options.height());
  for await (const block of ownBlocks(options, { from: next, newest })) {
    options.onBlock(block, next >= newest);
    next += 1;
  }
}

/** One round of asking the orderers, in turn, for block 0; joins when one gives it. */
async function joinWhenAdmitted(options: ChainFollowerOptions): Promise<void> {
  const { administrator, connections, logger, signal } = options;
  for (const orderer of connections.orderers) {
    try {
      const genesis = await deliverBlock(deliveryFrom(options, orderer), { only: 0 });
      await joinChannel(connections.endorser, administrator, genesis);
      logger.info({ channel: options.channel }, 'admitted: the own peer joined the channel');
      return;
    } catch (error) {
      logger[isWaiting(error) ? 'debug' : 'warn']({ reason: messageOf(error) }, 'not on the channel yet');
    }
  }
  await pauseFor(ADMISSION_POLL_MS, signal);
}

/**
 * What an organisation outside is told as long as it is outside: a refusal or, where orderers ask for client certificates, that its
 * authority is not known to them.
 */
function isWaiting(error: unknown): boolean {
  if (error instanceof DeliveryRefused) return ['FORBIDDEN', 'NOT_FOUND'].includes(error.status);
  return /alert (unknown ca|bad certificate)/u.test(messageOf(error));
}

function deliveryFrom(options: ChainFollowerOptions, service: DeliveryOptions['service']): DeliveryOptions {
  const { administrator, channel, signal, connections } = options;
  const { tlsCertificateHash } = connections;
  return { service, administrator, channel, signal, tlsCertificateHash };
}

async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  // Aborting ends the pause early; the caller looks at the signal itself.
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
