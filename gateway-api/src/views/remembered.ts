import { createHash } from 'node:crypto';
import { LruCache } from '../fabric/lru-cache.js';

/** Remembers what is dear to compute by the data from which it follows, so that it is computed once for all who ask. */
export class Remembered<Value> {
  readonly #values: LruCache<string, Value>;

  /** @param capacity how many values are kept; the one not asked for the longest goes first */
  constructor(capacity: number) {
    this.#values = new LruCache(capacity);
  }

  /** The value that follows from this data, which must say all that it depends on, as JSON, in a fixed order. */
  of(data: unknown, compute: () => Value): Value {
    const key = createHash('sha256').update(JSON.stringify(data)).digest('hex');
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = compute();
    this.#values.set(key, value);
    return value;
  }
}
