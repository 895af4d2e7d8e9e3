import { compareKeys } from './key-order.js';

/** Keys in one part; a full one is split in two. */
const MAX_PART = 512;

/** The keys of one namespace in UTF-8 order. */
export class SortedKeySet {
  // Parts of a sorted list, none of them empty: adding a key moves a part's keys and not all of them.
  readonly #parts: string[][] = [];

  add(key: string): void {
    const place = Math.max(0, this.#partOf(key));
    const part = this.#parts[place];
    if (part === undefined) {
      this.#parts.push([key]);
      return;
    }
    const index = firstNotBefore(part, key);
    if (part[index] === key) {
      return;
    }
    part.splice(index, 0, key);
    if (part.length > MAX_PART) {
      this.#parts.splice(place + 1, 0, part.splice(MAX_PART / 2));
    }
  }

  delete(key: string): void {
    const place = this.#partOf(key);
    const part = this.#parts[place];
    const index = part === undefined ? 0 : firstNotBefore(part, key);
    if (part?.[index] === key) {
      part.splice(index, 1);
      if (part.length === 0) {
        this.#parts.splice(place, 1);
      }
    }
  }

  has(key: string): boolean {
    const part = this.#parts[this.#partOf(key)];
    return part !== undefined && part[firstNotBefore(part, key)] === key;
  }

  /** The first key at or after `key`; undefined past the end. */
  firstFrom(key: string): string | undefined {
    return this.#find(key, (candidate) => compareKeys(candidate, key) >= 0);
  }

  /** The first key after `key`, so that a scan survives keys added or removed while it is under way. */
  firstAfter(key: string): string | undefined {
    return this.#find(key, (candidate) => compareKeys(candidate, key) > 0);
  }

  #find(key: string, fits: (candidate: string) => boolean): string | undefined {
    const place = Math.max(0, this.#partOf(key));
    const part = this.#parts[place] ?? [];
    const index = firstNotBefore(part, key);
    const found = part.slice(index, index + 2).find(fits);
    return found ?? this.#parts[place + 1]?.[0];
  }

  /** The last part that begins at or before `key`; −1 where all begin after it. */
  #partOf(key: string): number {
    let low = 0;
    let high = this.#parts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const first = this.#parts[middle]?.[0];
      if (first !== undefined && compareKeys(first, key) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}

function firstNotBefore(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = keys[middle];
    if (candidate !== undefined && compareKeys(candidate, key) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
