import { RevisionCache } from './revision-cache.js';
import type { LinkedRevision } from './revision.js';

function revision(value: string): LinkedRevision {
  return {
    version: { block: 1n, transaction: 0 },
    previous: undefined,
    value: Buffer.from(value),
    metadata: undefined,
    valueWritten: true,
    transaction: { txId: '', timestamp: undefined },
  };
}

describe('RevisionCache', () => {
  it('keeps what is asked for, however much comes', () => {
    const cache = new RevisionCache(10_000);
    const favourite = revision('favourite');
    cache.set('favourite', favourite);
    for (let index = 0; index < 100; index++) {
      cache.set(`other${index}`, revision('x'));
      expect(cache.get('favourite')).toBe(favourite);
    }
    expect(cache.get('other0')).toBeUndefined();
    expect(cache.get('other99')).toBeDefined();
  });

  it('forgets what is deleted, in whichever generation it is', () => {
    const cache = new RevisionCache(1000);
    cache.set('a', revision('a'));
    cache.set('b', revision('b'));
    cache.delete('a');
    cache.delete('b');
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, undefined]);
  });
});
