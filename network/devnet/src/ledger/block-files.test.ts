import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BEGINNING, BlockFiles, type FilePlace } from './block-files.js';

const MAX_FILE_BYTES = 1000;

describe('BlockFiles', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'block-files-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function contents(from: FilePlace = BEGINNING): Promise<{ sizes: number[]; end: FilePlace }> {
    const files = await BlockFiles.open(folder, MAX_FILE_BYTES);
    const sizes: number[] = [];
    let end = from;
    for await (const record of files.recordsFrom(from)) {
      sizes.push(record.bytes.length);
      ({ end } = record);
    }
    await files.close();
    return { sizes, end };
  }

  async function write(from: FilePlace, sizes: readonly number[]): Promise<FilePlace[]> {
    const files = await BlockFiles.open(folder, MAX_FILE_BYTES);
    await files.endAt(from);
    const places: FilePlace[] = [];
    for (const size of sizes) {
      places.push((await files.append(Buffer.alloc(size, 1))).place);
    }
    await files.close();
    return places;
  }

  it('begins a new file when one is full, and reads over the border', async () => {
    const places = await write(BEGINNING, [400, 500, 300, 2000, 10]);
    expect(places.map(({ file }) => file)).toEqual([0, 0, 1, 2, 3]);
    expect(readdirSync(folder).sort()).toEqual([0, 1, 2, 3].map((number) => `blockfile_00000${number}`));
    expect((await contents()).sizes).toEqual([400, 500, 300, 2000, 10]);
    expect((await contents(places[2])).sizes).toEqual([300, 2000, 10]);
  });

  it('goes on in the place it is told, and what stood there is gone', async () => {
    const places = await write(BEGINNING, [400, 500, 300, 900]);
    await write(places[1] ?? BEGINNING, [100]);
    expect((await contents()).sizes).toEqual([400, 100]);
  });

  it('takes what is incomplete at the end for nothing', async () => {
    await write(BEGINNING, [400]);
    const { end } = await contents();
    appendFileSync(join(folder, 'blockfile_000000'), Buffer.from([0x90, 0x03, 1, 2, 3]));
    expect(await contents()).toEqual({ sizes: [400], end });
    await write(end, [50]);
    expect((await contents()).sizes).toEqual([400, 50]);
  });
});
