import { BlockchainInfo } from '@hyperledger/fabric-protos/lib/common/ledger_pb.js';
import type { Network } from '@hyperledger/fabric-gateway';
import { LruCache } from './lru-cache.js';

/** The own peer's copy of the chain, as bytes. Whatever the peer refuses is thrown as it comes. */
export interface Chain {
  /** Number of blocks; throws while the peer is not on the channel. */
  height(): Promise<bigint>;
  /** Every block from this number on, without end, until the signal aborts or the stream breaks. */
  blocksFrom(start: bigint, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** One block that is known to exist. */
  block(number: bigint): Promise<Uint8Array>;
}

const CACHED_BLOCKS = 64;

/** The chain over fabric-gateway: qscc for the height, Deliver for blocks. */
export function gatewayChain(network: Network): Chain {
  const cache = new LruCache<bigint, Uint8Array>(CACHED_BLOCKS);
  const system = network.getContract('qscc');
  return {
    async height() {
      const bytes = await system.evaluate('GetChainInfo', { arguments: [network.getName()] });
      return BigInt(BlockchainInfo.deserializeBinary(bytes).getHeight());
    },
    blocksFrom: (start, signal) => deliver(network, start, signal),
    async block(number) {
      const cached = cache.get(number);
      if (cached) return cached;
      const bytes = await first(deliver(network, number, new AbortController().signal));
      cache.set(number, bytes);
      return bytes;
    },
  };
}

async function* deliver(network: Network, start: bigint, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const blocks = await network.getBlockEvents({ startBlock: start });
  const close = (): void => {
    blocks.close();
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    if (signal.aborted) return;
    for await (const block of blocks) yield block.serializeBinary();
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

async function first(blocks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  for await (const block of blocks) return block;
  throw new Error('The peer closed the stream without sending the block');
}
