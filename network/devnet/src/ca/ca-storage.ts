/** Where an authority keeps its registered identities and issued certificates. One authority, one storage. */
export interface CaStorage {
  get(key: string): Promise<string | undefined>;
  /** Resolves once the value survives a crash. */
  put(key: string, value: string): Promise<void>;
}

/** Storage that forgets, for tests and throw-away networks. */
export class MemoryCaStorage implements CaStorage {
  readonly #values = new Map<string, string>();

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.#values.get(key));
  }

  put(key: string, value: string): Promise<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }
}
