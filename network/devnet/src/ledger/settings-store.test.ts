import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsStore } from './settings-store.js';

describe('SettingsStore', () => {
  const directory = mkdtempSync(join(tmpdir(), 'settings-'));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('keeps records over a restart and lists them by their first part', async () => {
    const first = await SettingsStore.open(directory);
    await first.put('joined/b', '1');
    await first.put('joined/a', '2');
    await first.put('joined/c', '3');
    await first.put('joinedelse', '4');
    await first.remove('joined/c');
    await first.close();

    const second = await SettingsStore.open(directory);
    expect(await second.get('joined/a')).toBe('2');
    expect(await second.get('joined/c')).toBeUndefined();
    expect(await second.entries('joined/')).toEqual([
      ['a', '2'],
      ['b', '1'],
    ]);
    await second.close();
  });
});
