import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { common } from '@hyperledger/fabric-protos';
import { pino } from 'pino';
import type { Chain } from '../fabric/chain.js';
import { LedgerReader } from './ledger-reader.js';

/** A block with nothing in it but its number. */
function emptyBlock(number: number): Uint8Array {
  const block = new common.Block();
  const header = new common.BlockHeader();
  header.setNumber(number);
  block.setHeader(header);
  block.setData(new common.BlockData());
  return block.serializeBinary();
}

/** A chain whose stream breaks after each given length, as when the peer restarts. */
function breakingChain(
  lengths: readonly number[],
  numbers?: readonly number[],
): Chain & { readonly starts: bigint[] } {
  const starts: bigint[] = [];
  return {
    starts,
    height: () => Promise.resolve(BigInt(lengths.at(-1) ?? 0)),
    block: (number) => Promise.resolve(emptyBlock(Number(number))),
    async *blocksFrom(start, signal) {
      const end = lengths[Math.min(starts.length, lengths.length - 1)] ?? 0;
      starts.push(start);
      for (let number = Number(start); number < end; number += 1)
        yield await Promise.resolve(emptyBlock(numbers?.[number] ?? number));
      if (end < (lengths.at(-1) ?? 0)) throw new Error('the stream broke');
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
    },
  };
}

function readerOf(chain: Chain, reachable = true): LedgerReader {
  return new LedgerReader({
    chain,
    reachable: () => Promise.resolve(reachable),
    chaincode: 'governance',
    memberId: 'aurora' as MemberId,
    logger: pino({ level: 'silent' }),
    retryMs: 5,
  });
}

test('a broken stream is taken up where it broke', async () => {
  const chain = breakingChain([3, 5, 9]);
  const reader = readerOf(chain);
  reader.start();
  expect(await reader.applied(8n, 2_000)).toBe(true);
  expect(reader.status).toBe('ready');
  expect(chain.starts).toEqual([0n, 3n, 5n]);
  await reader.stop();
});

test('waiting for a block that does not come ends', async () => {
  const reader = readerOf(breakingChain([2]));
  reader.start();
  expect(await reader.applied(1n, 1_000)).toBe(true);
  expect(await reader.applied(2n, 20)).toBe(false);
  await reader.stop();
});

test('a block out of order is not applied', async () => {
  const reader = readerOf(breakingChain([3], [0, 2, 1]));
  reader.start();
  expect(await reader.applied(1n, 60)).toBe(false);
  expect(reader.height).toBe(1n);
  await reader.stop();
});

test('a peer that answers and is not on the channel makes the institution an outside one', async () => {
  const notThere = { ...breakingChain([1]), height: () => Promise.reject(new Error('channel not found')) };
  const reader = readerOf(notThere);
  reader.start();
  expect(await reader.settled(1_000)).toBe(true);
  expect(reader.status).toBe('outside');
  await reader.stop();
});

test('a peer that does not answer leaves it open what the institution is', async () => {
  const away = { ...breakingChain([1]), height: () => Promise.reject(new Error('connection refused')) };
  const reader = readerOf(away, false);
  reader.start();
  expect(await reader.settled(50)).toBe(false);
  expect(reader.status).toBe('starting');
  await reader.stop();
});

test('as soon as the peer joins, its blocks are read', async () => {
  let joined = false;
  const chain = breakingChain([2]);
  const joining = {
    ...chain,
    height: () => (joined ? chain.height() : Promise.reject(new Error('channel not found'))),
  };
  const reader = readerOf(joining);
  reader.start();
  await reader.settled(1_000);
  joined = true;
  expect(await reader.applied(1n, 2_000)).toBe(true);
  expect(reader.status).toBe('ready');
  await reader.stop();
});
