import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerStore } from '../ledger/ledger-store.js';
import { Channel } from './channel.js';

/** All channels of the network, each with its ledger in a folder of its own, named after it. */
export class Channels {
  readonly #directory: string;
  readonly #open = new Map<string, Channel>();
  readonly #beginning = new Map<string, Promise<Channel>>();

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Opens every channel in the folder. A folder without a first block is left of a crash, and is removed. */
  static async open(directory: string): Promise<Channels> {
    await mkdir(directory, { recursive: true });
    const channels = new Channels(directory);
    await Promise.all((await readdir(directory)).map((name) => channels.#reopen(name)));
    return channels;
  }

  get(name: string): Channel | undefined {
    return this.#open.get(name);
  }

  all(): readonly Channel[] {
    return [...this.#open.values()];
  }

  /**
   * Begins a channel; one that is there already is given as it is, whatever its first block.
   *
   * @param genesis serialized genesis block
   */
  async begin(name: string, genesis: Uint8Array): Promise<Channel> {
    const known = this.#open.get(name) ?? this.#beginning.get(name);
    if (known !== undefined) {
      return known;
    }
    const begun = this.#begin(name, genesis).finally(() => this.#beginning.delete(name));
    this.#beginning.set(name, begun);
    return begun;
  }

  /** Deletes a channel's ledger. Nobody may use it any more. */
  async remove(name: string): Promise<void> {
    const channel = this.#open.get(name);
    this.#open.delete(name);
    await channel?.close();
    await rm(join(this.#directory, name), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map((channel) => channel.close()));
  }

  async #reopen(name: string): Promise<void> {
    const store = await LedgerStore.open(join(this.#directory, name));
    const genesis = await store.block(0n);
    if (genesis === undefined) {
      const begun = (await store.state.savepoint()) !== undefined;
      await store.close();
      if (begun) {
        throw new Error(
          `the first block of channel ${name} is missing or damaged; its folder is left as it is`,
        );
      }
      await rm(join(this.#directory, name), { recursive: true, force: true });
    } else {
      this.#open.set(name, await Channel.open(name, store, () => genesis));
    }
  }

  async #begin(name: string, genesis: Uint8Array): Promise<Channel> {
    const store = await LedgerStore.open(join(this.#directory, name));
    try {
      const channel = await Channel.open(name, store, () => genesis);
      this.#open.set(name, channel);
      return channel;
    } catch (error) {
      await store.close();
      throw error;
    }
  }
}
