import type { CaStorage } from '../ca/ca-storage.js';
import type { SettingsStore } from './settings-store.js';

/** A CA's records, kept under the organisation's name. */
export class StoredCaStorage implements CaStorage {
  readonly #store: SettingsStore;
  readonly #prefix: string;

  constructor(store: SettingsStore, mspId: string) {
    this.#store = store;
    this.#prefix = `ca/${mspId}/`;
  }

  async get(key: string): Promise<string | undefined> {
    return this.#store.get(this.#prefix + key);
  }

  async put(key: string, value: string): Promise<void> {
    await this.#store.put(this.#prefix + key, value);
  }
}
