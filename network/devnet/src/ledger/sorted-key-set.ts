import { compareKeys } from './key-order.js';

/** The keys of one namespace in UTF-8 order. Keys are only ever added: deleted ones are still seen by older snapshots. */
export class SortedKeySet {
  readonly #keys: string[] = [];

  add(key: string): void {
    const index = this.#indexOfFirstNotBefore(key);
    if (this.#keys[index] !== key) {
      this.#keys.splice(index, 0, key);
    }
  }

  /** The first key at or after `key`; undefined past the end. */
  firstFrom(key: string): string | undefined {
    return this.#keys[this.#indexOfFirstNotBefore(key)];
  }

  /** The first key after `key`, so that a scan survives keys added while it is under way. */
  firstAfter(key: string): string | undefined {
    const index = this.#indexOfFirstNotBefore(key);
    return this.#keys[this.#keys[index] === key ? index + 1 : index];
  }

  #indexOfFirstNotBefore(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const candidate = this.#keys[middle];
      if (candidate !== undefined && compareKeys(candidate, key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
