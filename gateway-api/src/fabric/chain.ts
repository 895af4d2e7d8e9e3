import { BlockchainInfo } from '@hyperledger/fabric-protos/lib/common/ledger_pb.js';
import type { Network } from '@hyperledger/fabric-gateway';
import { followBlocks } from '@fabric-governance/protocol/block-range';
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

/**
 * The chain over fabric-gateway. Blocks are asked for one by one (`qscc`), when the peer's stream of filtered blocks has told of them: whole
 * blocks are streamed to nobody, since private data would go with them (`docs/decisions/0008-peers-stream-no-blocks.md`).
 */
export function gatewayChain(network: Network): Chain {
  const cache = new LruCache<bigint, Uint8Array>(CACHED_BLOCKS);
  const system = network.getContract('qscc');
  const channel = network.getName();
  const ask = (name: string, ...args: string[]): Promise<Uint8Array> =>
    system.evaluate(name, { arguments: [channel, ...args] });
  const askBlock = (number: bigint): Promise<Uint8Array> => ask('GetBlockByNumber', number.toString());
  const height = async (): Promise<bigint> =>
    BigInt(BlockchainInfo.deserializeBinary(await ask('GetChainInfo')).getHeight());
  return {
    height,
    async *blocksFrom(start, signal) {
      const source = {
        ask: askBlock,
        height: await height(),
        numbersFrom: (next: bigint) => numbersFrom(network, next, signal),
      };
      for await (const block of followBlocks(start, source)) {
        if (signal.aborted) return;
        yield block;
      }
    },
    async block(number) {
      const cached = cache.get(number);
      if (cached) return cached;
      const bytes = await askBlock(number);
      cache.set(number, bytes);
      return bytes;
    },
  };
}

/** Numbers of blocks, as soon as the peer has them. */
async function* numbersFrom(network: Network, start: bigint, signal: AbortSignal): AsyncGenerator<bigint> {
  const blocks = await network.getFilteredBlockEvents({ startBlock: start });
  const close = (): void => {
    blocks.close();
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    if (signal.aborted) return;
    for await (const block of blocks) yield BigInt(block.getNumber());
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}
