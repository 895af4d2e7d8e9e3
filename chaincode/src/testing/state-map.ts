/**
 * Keys and values of a ledger's state, kept apart by the kind of composite key, so that a range looks only at its own kind: a state of
 * many thousand keys stays quick.
 */
export class StateMap {
  readonly #kinds = new Map<string, Map<string, Uint8Array>>();

  get(key: string): Uint8Array | undefined {
    return this.#kinds.get(kindOf(key))?.get(key);
  }

  set(key: string, value: Uint8Array): void {
    const kind = kindOf(key);
    const values = this.#kinds.get(kind) ?? new Map<string, Uint8Array>();
    values.set(key, value);
    this.#kinds.set(kind, values);
  }

  delete(key: string): void {
    this.#kinds.get(kindOf(key))?.delete(key);
  }

  /** Entries whose key is longer than this composite key and begins with it, in key order. */
  under(prefix: string): [string, Uint8Array][] {
    return [...(this.#kinds.get(kindOf(prefix)) ?? [])]
      .filter(([key]) => key.length > prefix.length && key.startsWith(prefix))
      .sort(([left], [right]) => (left < right ? -1 : 1));
  }

  /** All keys with their values, in key order. */
  all(): [string, Uint8Array][] {
    return [...this.#kinds.values()]
      .flatMap((values) => [...values])
      .sort(([left], [right]) => (left < right ? -1 : 1));
  }

  /** How many keys hold a value. */
  get size(): number {
    return [...this.#kinds.values()].reduce((sum, values) => sum + values.size, 0);
  }

  /** Another map with the same entries. */
  copy(): StateMap {
    const copy = new StateMap();
    for (const [kind, values] of this.#kinds) copy.#kinds.set(kind, new Map(values));
    return copy;
  }
}

/** The first part of a composite key: `\0kind\0attribute\0…`. */
function kindOf(key: string): string {
  return key.split('\u0000', 2)[1] ?? '';
}
