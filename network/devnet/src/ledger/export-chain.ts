import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeStoredBlock } from './block-encoding.js';
import { BEGINNING, BlockFiles, fileName } from './block-files.js';
import { varint } from './varint.js';

/** What was written, and where. */
export interface Exported {
  readonly blocks: number;
  /** Single blocks, `NAME_0.block` and so on: serialized common.Block, as `peer channel fetch` writes them. */
  readonly blocksFolder: string;
  /** The chain in files as Fabric's peers keep it, `blockfile_000000` and so on, in a peer's folders. */
  readonly chainFolder: string;
}

/**
 * Copies a channel's chain out of its ledger. The network may be running: what is complete is copied.
 *
 * @param ledger the channel's folder
 * @param into is made where it does not exist; files of the same names are replaced
 */
export async function exportChain(ledger: string, channel: string, into: string): Promise<Exported> {
  const blocksFolder = join(into, 'blocks');
  const chainFolder = join(into, 'ledgersData', 'chains', 'chains', channel);
  await mkdir(blocksFolder, { recursive: true });
  await mkdir(chainFolder, { recursive: true });
  const files = await BlockFiles.open(join(ledger, 'blocks'));
  let blocks = 0;
  try {
    for await (const { bytes, place } of files.recordsFrom(BEGINNING)) {
      const block = decodeStoredBlock(bytes);
      const name = `${channel}_${block.getHeader()?.getNumber() ?? 0}.block`;
      await writeFile(join(blocksFolder, name), block.serializeBinary());
      const record = Buffer.concat([varint(bytes.length), bytes]);
      await writeFile(join(chainFolder, fileName(place.file)), record, {
        flag: place.offset === 0 ? 'w' : 'a',
      });
      blocks++;
    }
  } finally {
    await files.close();
  }
  return { blocks, blocksFolder, chainFolder };
}
