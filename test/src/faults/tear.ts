import { BEGINNING, BlockFiles, fileName } from '@fabric-governance/devnet/ledger/block-files';
import { decodeStoredBlock } from '@fabric-governance/devnet/ledger/block-encoding';
import { appendFileSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { SeededRandom } from './seeded-random.js';

/** What a crash of the machine in mid-write can leave of a ledger's files, beside what the kill itself left. */
const TEARS = ['nothing', 'half a block', 'a block cut', 'noise', 'state cut', 'state lost'] as const;

/**
 * Damages a channel's files as a crash can: anything after the last acknowledged block's bytes, and of the state
 * anything in its log, since nobody waits for that to be on the disk.
 *
 * @param lastAcknowledged number of a block that must survive
 * @returns what was done, in words
 */
export async function tear(ledger: string, lastAcknowledged: bigint, random: SeededRandom): Promise<string> {
  const kind = random.oneOf(TEARS);
  const { path, end, size, last } = await blockFileEnd(join(ledger, 'blocks'), lastAcknowledged);
  switch (kind) {
    case 'nothing':
      return kind;
    case 'half a block': {
      const length = random.between(1, last.length - 1);
      appendFileSync(path, last.subarray(0, length));
      return `${kind}: ${length} of ${last.length} bytes`;
    }
    case 'a block cut': {
      const left = random.between(end, size);
      truncateSync(path, left);
      return `${kind}: at ${left} of ${size}`;
    }
    case 'noise':
      appendFileSync(path, random.bytes(random.between(1, 5000)));
      return kind;
    case 'state cut': {
      const name = random.oneOf(readdirSync(join(ledger, 'state')).filter((file) => file.endsWith('.log')));
      const file = join(ledger, 'state', name);
      const left = random.between(0, statSync(file).size);
      truncateSync(file, left);
      return `${kind}: ${name} at ${left}`;
    }
    case 'state lost':
      rmSync(join(ledger, 'state'), { recursive: true });
      return kind;
  }
}

interface BlockFileEnd {
  readonly path: string;
  /** Where the bytes of the block that must survive end, if it stands in this file; else 0. */
  readonly end: number;
  readonly size: number;
  /** Bytes of the last record, with its length. */
  readonly last: Buffer;
}

/** The last block file. */
async function blockFileEnd(folder: string, mustSurvive: bigint): Promise<BlockFileEnd> {
  const files = await BlockFiles.open(folder);
  let end = BEGINNING;
  let last = { file: 0, from: 0, to: 0 };
  let bytes: Uint8Array = new Uint8Array();
  for await (const record of files.recordsFrom(BEGINNING)) {
    if (BigInt(decodeStoredBlock(record.bytes).getHeader()?.getNumber() ?? 0) === mustSurvive) {
      ({ end } = record);
    }
    last = { file: record.end.file, from: record.place.offset, to: record.end.offset };
    ({ bytes } = record);
  }
  await files.close();
  const path = join(folder, fileName(last.file));
  const length = Buffer.alloc(last.to - last.from - bytes.length, 0xff);
  return {
    path,
    end: end.file === last.file ? end.offset : 0,
    size: last.to,
    last: Buffer.concat([length, bytes]),
  };
}
