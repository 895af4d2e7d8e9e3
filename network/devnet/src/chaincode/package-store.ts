import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = /^(?<label>.+)\.(?<hash>[0-9a-f]{64})\.tar\.gz$/u;
const UNFINISHED = '.unfinished';

/** A peer's installed packages on disk, one file each, named as Fabric's peers name them. */
export class PackageStore {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Opens the folder, or makes it. */
  static async open(directory: string): Promise<PackageStore> {
    await mkdir(directory, { recursive: true });
    return new PackageStore(directory);
  }

  /** Ids of the packages. */
  async ids(): Promise<string[]> {
    return (await readdir(this.#directory)).flatMap((file) => {
      const { label, hash } = FILE.exec(file)?.groups ?? {};
      return label === undefined || hash === undefined ? [] : [`${label}:${hash}`];
    });
  }

  /** A package's bytes; fails for one that is not there. */
  async load(packageId: string): Promise<Uint8Array> {
    return readFile(this.#path(packageId));
  }

  /** Settles once the package survives a crash of the machine; until then it is not there at all. */
  async save(packageId: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(packageId);
    const file = await open(path + UNFINISHED, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(path + UNFINISHED, path);
    const directory = await open(this.#directory, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  #path(packageId: string): string {
    return join(this.#directory, `${packageId.replace(':', '.')}.tar.gz`);
  }
}
