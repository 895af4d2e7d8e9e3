import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRegularFile, tarEntries } from './tar-archive.js';
import { tarOf } from './testdata/tar-archive.js';

describe('tarEntries', () => {
  it('reads files and tells other entries from them', async () => {
    const archive = tarOf([
      { name: 'folder/', type: '5' },
      { name: 'folder/file', content: 'x'.repeat(600) },
      { name: 'empty' },
      { name: 'link', type: '2' },
    ]);
    const entries = await tarEntries(archive);
    expect(entries.map((entry) => [entry.name, entry.content.length, isRegularFile(entry)])).toEqual([
      ['folder/', 0, false],
      ['folder/file', 600, true],
      ['empty', 0, true],
      ['link', 0, false],
    ]);
  });

  it.each(['gnu', 'pax', 'ustar'])('reads long names as tar writes them in the %s format', async (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'));
    const long = `${'d'.repeat(90)}/${'f'.repeat(90)}`;
    mkdirSync(join(folder, 'd'.repeat(90)));
    writeFileSync(join(folder, long), 'deep');
    const archive = execFileSync('tar', ['-C', folder, `--format=${format}`, '-c', long]);
    rmSync(folder, { recursive: true });
    expect(
      (await tarEntries(archive)).map(({ name, content }) => [name, Buffer.from(content).toString()]),
    ).toEqual([[long, 'deep']]);
  });

  it('refuses what is damaged', async () => {
    const archive = tarOf([{ name: 'file', content: 'x'.repeat(600) }]);
    await expect(tarEntries(archive.subarray(0, 1000))).rejects.toThrow('unexpected EOF');
    await expect(tarEntries(archive.subarray(0, 100))).rejects.toThrow('unexpected EOF');
    const changed = Buffer.from(archive);
    changed.writeUInt8(0x41, 0);
    await expect(tarEntries(changed)).rejects.toThrow('archive/tar: invalid tar header');
  });
});
