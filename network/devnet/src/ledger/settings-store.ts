import { ClassicLevel } from 'classic-level';

/**
 * Small records of the whole network, apart from any channel's ledger: who has joined what, the CAs' books. Names are
 * paths, `ca/Org1MSP/…`.
 */
export class SettingsStore {
  readonly #level: ClassicLevel;

  private constructor(level: ClassicLevel) {
    this.#level = level;
  }

  /** Opens or makes the store. Fails when another process has it open. */
  static async open(directory: string): Promise<SettingsStore> {
    const level = new ClassicLevel(directory, { keyEncoding: 'utf8', valueEncoding: 'utf8' });
    await level.open();
    return new SettingsStore(level);
  }

  async close(): Promise<void> {
    await this.#level.close();
  }

  async get(name: string): Promise<string | undefined> {
    return this.#level.get(name);
  }

  /** Settles once the value survives a crash of the machine. */
  async put(name: string, value: string): Promise<void> {
    await this.#level.put(name, value, { sync: true });
  }

  async remove(name: string): Promise<void> {
    await this.#level.del(name, { sync: true });
  }

  /** Records whose names begin with `prefix`, without it, in the order of their names. `prefix` ends in a slash. */
  async entries(prefix: string): Promise<[string, string][]> {
    const end = `${prefix.slice(0, -1)}0`; // '0' follows '/'.
    const found = await this.#level.iterator({ gte: prefix, lt: end }).all();
    return found.map(([name, value]) => [name.slice(prefix.length), value]);
  }
}
