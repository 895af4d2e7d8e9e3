import { followBlocks } from '@fabric-governance/protocol/block-range';
import type { Administrator } from './administrator.js';
import { callPeer } from './call-peer.js';
import type { Connections } from './connections.js';
import {
  deliverNumbers,
  newestNumber,
  type DeliverFilteredService,
  type DeliveryOptions,
} from './delivery.js';

/** Whose blocks, and who asks. */
export interface PeerBlocksOptions {
  readonly connections: Pick<Connections, 'deliver' | 'endorser' | 'tlsCertificateHash'>;
  readonly administrator: Administrator;
  readonly channel: string;
  readonly signal: AbortSignal;
}

/** The number of the own peer's newest block. Throws `DeliveryRefused`: `NOT_FOUND` when the peer is not on the channel. */
export function newestOwnBlock(options: PeerBlocksOptions): Promise<number> {
  return newestNumber(deliveryOf(options));
}

/**
 * The own peer's blocks from a number on, serialized, without end. The peer's stream tells the numbers and each block is asked for by itself,
 * since whole blocks are streamed to nobody (`docs/decisions/0008-peers-stream-no-blocks.md`). `newest` is the number of the newest block, which the
 * caller has asked for. Throws as `deliverBlocks` and `callPeer` do.
 */
export function ownBlocks(
  options: PeerBlocksOptions,
  { from, newest }: { readonly from: number; readonly newest: number },
): AsyncGenerator<Uint8Array> {
  const { administrator, channel, connections } = options;
  const ask = (number: bigint): Promise<Uint8Array> =>
    callPeer(connections.endorser, administrator, {
      channel,
      chaincode: 'qscc',
      args: ['GetBlockByNumber', channel, number.toString()],
    });
  return followBlocks(BigInt(from), {
    ask,
    height: BigInt(newest + 1),
    numbersFrom: (start) => numbersFrom(options, Number(start)),
  });
}

async function* numbersFrom(options: PeerBlocksOptions, from: number): AsyncGenerator<bigint> {
  for await (const number of deliverNumbers(deliveryOf(options), { from })) yield BigInt(number);
}

function deliveryOf(options: PeerBlocksOptions): DeliveryOptions<DeliverFilteredService> {
  const { administrator, channel, connections, signal } = options;
  const { deliver, tlsCertificateHash } = connections;
  return { service: deliver, administrator, channel, signal, tlsCertificateHash };
}
