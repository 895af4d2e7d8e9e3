import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRegularFile, tarEntries } from './tar-archive.js';
import { tarOf } from './testdata/tar-archive.js';

describe('tarEntries', () => {
  it('reads files and tells other entries from them', () => {
    const archive = tarOf([
      { name: 'folder/', type: '5' },
      { name: 'folder/file', content: 'x'.repeat(600) },
      { name: 'empty' },
      { name: 'link', type: '2' },
    ]);
    const entries = tarEntries(archive);
    expect(entries.map((entry) => [entry.name, entry.content.length, isRegularFile(entry)])).toEqual([
      ['folder/', 0, false],
      ['folder/file', 600, true],
      ['empty', 0, true],
      ['link', 0, false],
    ]);
  });

  it.each(['gnu', 'pax', 'ustar'])('reads long names as tar writes them in the %s format', (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'));
    const long = `${'d'.repeat(90)}/${'f'.repeat(90)}`;
    mkdirSync(join(folder, 'd'.repeat(90)));
    writeFileSync(join(folder, long), 'deep');
    const archive = execFileSync('tar', ['-C', folder, `--format=${format}`, '-c', long]);
    rmSync(folder, { recursive: true });
    expect(tarEntries(archive).map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
      [long, 'deep'],
    ]);
  });

  it('refuses what is damaged', () => {
    const archive = tarOf([{ name: 'file', content: 'x'.repeat(600) }]);
    expect(() => tarEntries(archive.subarray(0, 1000))).toThrow('unexpected EOF');
    expect(() => tarEntries(archive.subarray(0, 100))).toThrow('unexpected EOF');
    const changed = Buffer.from(archive);
    changed.writeUInt8(0x41, 0);
    expect(() => tarEntries(changed)).toThrow('archive/tar: invalid tar header');
  });
});
