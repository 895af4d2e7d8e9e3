import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrivateStore } from './private-store.js';
import { TransientStore } from './transient-store.js';

describe('TransientStore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'transient-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function inStore<Result>(use: (transient: TransientStore) => Promise<Result>): Promise<Result> {
    const store = await PrivateStore.open(folder);
    try {
      return await use(await TransientStore.open(store));
    } finally {
      await store.close();
    }
  }
  const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

  it('keeps plaintexts over a restart, with the height they were endorsed at', async () => {
    await inStore(async (transient) => {
      await transient.put('early', Buffer.from('one'), 500n);
      await transient.put('late', Buffer.from('two'), 1500n);
      await transient.put('committed', Buffer.from('three'), 1500n);
    });
    await inStore(async (transient) => {
      await transient.finish(['committed'], 1999n);
      expect(text(transient.get('early'))).toBe('one');
      expect(transient.get('committed')).toBeUndefined();
      await transient.finish([], 2000n);
      expect(transient.get('early')).toBeUndefined();
    });
    await inStore((transient) => {
      expect(transient.get('early')).toBeUndefined();
      expect(transient.get('committed')).toBeUndefined();
      expect(text(transient.get('late'))).toBe('two');
      return Promise.resolve();
    });
  });
});
