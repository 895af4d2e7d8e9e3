import type { CaStorage } from '../ca/ca-storage.js';
import type { LedgerStore } from './ledger-store.js';

/** A CA's records, kept beside the ledger under the organisation's name. */
export class StoredCaStorage implements CaStorage {
  readonly #store: LedgerStore;
  readonly #prefix: string;

  constructor(store: LedgerStore, mspId: string) {
    this.#store = store;
    this.#prefix = `ca/${mspId}/`;
  }

  async get(key: string): Promise<string | undefined> {
    const value = await this.#store.setting(this.#prefix + key);
    return value === undefined ? undefined : Buffer.from(value).toString('utf8');
  }

  async put(key: string, value: string): Promise<void> {
    await this.#store.putSetting(this.#prefix + key, Buffer.from(value));
  }
}
