import { Channel } from '@fabric-governance/devnet/channel/channel';
import { LedgerStore } from '@fabric-governance/devnet/ledger/ledger-store';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Acknowledged } from './writers.js';

const VALID = 0;

/** What a ledger looks like. */
interface Content {
  readonly height: bigint;
  readonly commitHashes: number;
  /** All keys with versions, values and histories, as text. */
  readonly state: string;
}

/**
 * Checks a channel's files after a crash, on copies: everything acknowledged is there; the chain holds; and the state
 * is the one that follows from the blocks alone, whose commit hashes are computed anew on the way.
 *
 * @returns number of blocks
 * @throws naming the first thing that is wrong
 */
export async function checkLedger(
  ledger: string,
  acknowledged: readonly Acknowledged[],
  chaincode: string,
): Promise<bigint> {
  const asFound = await onCopy(ledger, false, (channel) => {
    for (const { txId, key, block } of acknowledged) {
      const place = channel.place(txId);
      if (place?.code !== VALID || place.block !== block) {
        throw new Error(`transaction ${txId}, which wrote ${key} in block ${block.toString()}, is lost`);
      }
    }
    checkValues(channel, acknowledged, chaincode);
    return contentOf(channel, chaincode);
  });
  const rebuilt = await onCopy(ledger, true, (channel) => contentOf(channel, chaincode));
  if (asFound.height !== rebuilt.height || asFound.state !== rebuilt.state) {
    throw new Error('the state is not the one that follows from the blocks');
  }
  return asFound.height;
}

/** Each key's newest acknowledged value must be there, or a later one. */
function checkValues(channel: Channel, acknowledged: readonly Acknowledged[], chaincode: string): void {
  const state = channel.state();
  for (const { key, value, block, txId } of new Map(acknowledged.map((one) => [one.key, one])).values()) {
    const newest = state.get(chaincode, key);
    const holds =
      newest?.value !== undefined &&
      (newest.version.block > block || newest.transaction.txId === txId
        ? newest.transaction.txId !== txId || Buffer.from(newest.value).toString() === value
        : false);
    if (!holds) {
      throw new Error(`key ${key} does not have what block ${block.toString()} wrote`);
    }
  }
}

async function onCopy<Result>(
  ledger: string,
  rebuild: boolean,
  look: (channel: Channel) => Result,
): Promise<Result> {
  const copy = mkdtempSync(join(tmpdir(), 'faults-'));
  try {
    cpSync(ledger, copy, { recursive: true });
    if (rebuild) {
      rmSync(join(copy, 'state'), { recursive: true, force: true });
    }
    const channel = await Channel.open('mychannel', await LedgerStore.open(copy), () => {
      throw new Error('the ledger has lost its first block');
    });
    try {
      return look(channel);
    } finally {
      await channel.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function contentOf(channel: Channel, chaincode: string): Pick<Content, 'height' | 'state'> {
  const state = channel.state();
  const found: unknown[] = [];
  for (const namespace of [chaincode, '_lifecycle']) {
    const entries = state.range(namespace, '', '');
    for (let entry = entries.next().value; entry !== undefined; entry = entries.next().value) {
      const history = state
        .history(namespace, entry.key)
        .map(({ version, value, transaction }) => [
          `${version.block.toString()}.${version.transaction}`,
          value && Buffer.from(value).toString('base64'),
          transaction.txId,
        ]);
      found.push([namespace, entry.key, history]);
    }
  }
  return { height: channel.height, state: JSON.stringify(found) };
}
