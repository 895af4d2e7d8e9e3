import { ChaincodeLink } from './chaincode-link.js';
import type { ChaincodeRunner, ChaincodeTimeouts } from './chaincode-runner.js';
import type { IndexFileError } from '../couchdb/index-definition.js';
import { PackagedIndexes } from '../couchdb/packaged-indexes.js';
import type { TemplateContext } from './address-template.js';
import { PackageError, packageIdOf, parsePackage, type ChaincodePackage } from './chaincode-package.js';
import type { IncomingChaincodes } from './incoming-chaincodes.js';
import { IncomingLink } from './incoming-link.js';
import { sourceHash } from './own-approval.js';
import { PackageStore } from './package-store.js';
import { connectionOf, holdsCode, type ChaincodeConnection } from './service-connection.js';

/** A package that a peer has. */
export interface InstalledPackage {
  readonly packageId: string;
  readonly label: string;
}

interface Installed extends InstalledPackage {
  readonly bytes: () => Promise<Uint8Array>;
  readonly files: ChaincodePackage['files'];
  readonly indexes: PackagedIndexes;
  readonly link: ChaincodeRunner;
}

/** What packages are installed with. */
export interface InstallationOptions {
  readonly timeouts: ChaincodeTimeouts;
  /** Where chaincodes connect to the peer by themselves; undefined: they cannot. */
  readonly incoming?: IncomingChaincodes | undefined;
  /** What the texts of a package's `connection.json` may refer to. */
  readonly templateContext: TemplateContext;
  /** Told of each index of a package that cannot be read; the package serves without it, as in Fabric. */
  readonly onIndexFault: (packageId: string, fault: IndexFileError) => void;
}

/** The chaincode packages of one peer, and its connections to their services. */
export class InstalledChaincodes {
  readonly #store: PackageStore;
  readonly #options: InstallationOptions;
  readonly #installed = new Map<string, Installed>();
  /** Ids by what an approval of them looks like from outside. */
  readonly #byHash = new Map<string, string>();
  readonly #installing = new Set<string>();

  private constructor(store: PackageStore, options: InstallationOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Opens a peer's packages, in a folder of their own. */
  static async open(directory: string, options: InstallationOptions): Promise<InstalledChaincodes> {
    const store = await PackageStore.open(directory);
    const installed = new InstalledChaincodes(store, options);
    for (const packageId of await store.ids()) {
      const parsed = await parsePackage(await store.load(packageId));
      const connection = connectionFor(packageId, parsed, options);
      installed.#add(packageId, { parsed, connection, checkId: true, bytes: () => store.load(packageId) });
    }
    return installed;
  }

  /**
   * Installs a package for good.
   *
   * @throws PackageError when it is none, cannot be run here, or is there already
   */
  async install(bytes: Uint8Array): Promise<InstalledPackage> {
    let parsed: ChaincodePackage;
    try {
      parsed = await parsePackage(bytes);
    } catch (cause) {
      throw new PackageError(`could not parse as a chaincode install package: ${reasonOf(cause)}`, { cause });
    }
    const { label } = parsed;
    const packageId = packageIdOf(label, bytes);
    if (this.#installed.has(packageId) || this.#installing.has(packageId)) {
      throw new PackageError(`chaincode already successfully installed (package ID '${packageId}')`);
    }
    const connection = this.#connectionFor(packageId, parsed);
    this.#installing.add(packageId);
    try {
      await this.#store.save(packageId, bytes);
    } finally {
      this.#installing.delete(packageId);
    }
    this.#add(packageId, { parsed, connection, checkId: true, bytes: () => this.#store.load(packageId) });
    return { packageId, label };
  }

  /**
   * Takes a package up whose chaincode is told beside it, for as long as the network runs. A service may register
   * under any id, for whoever started it cannot know the package's.
   *
   * @throws PackageError for a chaincode that connects by itself, where chaincodes cannot
   */
  async provide(bytes: Uint8Array, connection: ChaincodeConnection): Promise<InstalledPackage> {
    const parsed = await parsePackage(bytes);
    const { label } = parsed;
    const packageId = packageIdOf(label, bytes);
    this.#add(packageId, { parsed, connection, checkId: false, bytes: () => Promise.resolve(bytes) });
    return { packageId, label };
  }

  list(): readonly InstalledPackage[] {
    return [...this.#installed.values()].map(({ packageId, label }) => ({ packageId, label }));
  }

  /** The package as it was installed; undefined where there is none of this id. */
  async bytes(packageId: string): Promise<Uint8Array | undefined> {
    return this.#installed.get(packageId)?.bytes();
  }

  /** Files of a package's code archive, by path: among them `META-INF/statedb/couchdb/…`. */
  files(packageId: string): ChaincodePackage['files'] | undefined {
    return this.#installed.get(packageId)?.files;
  }

  /** The indexes of JSON queries that a package brings along. */
  indexes(packageId: string): PackagedIndexes | undefined {
    return this.#installed.get(packageId)?.indexes;
  }

  /** The way to a package's chaincode. */
  link(packageId: string): ChaincodeRunner | undefined {
    return this.#installed.get(packageId)?.link;
  }

  /** The package whose approval has this hash ({@link sourceHash}). */
  withSourceHash(hash: Uint8Array): string | undefined {
    return this.#byHash.get(Buffer.from(hash).toString('hex'));
  }

  close(): void {
    for (const { link } of this.#installed.values()) {
      link.close();
    }
    this.#options.incoming?.close();
  }

  #connectionFor(packageId: string, parsed: ChaincodePackage): ChaincodeConnection {
    try {
      return connectionFor(packageId, parsed, this.#options);
    } catch (cause) {
      throw new PackageError(`could not build chaincode: ${reasonOf(cause)}`, { cause });
    }
  }

  #add(
    packageId: string,
    parts: {
      readonly parsed: ChaincodePackage;
      readonly connection: ChaincodeConnection;
      readonly checkId: boolean;
      readonly bytes: Installed['bytes'];
    },
  ): void {
    const { parsed, connection, checkId, bytes } = parts;
    this.#installed.get(packageId)?.link.close();
    const link = this.#link(packageId, connection, checkId);
    const { label, files } = parsed;
    const indexes = new PackagedIndexes(files, (fault) => {
      this.#options.onIndexFault(packageId, fault);
    });
    this.#installed.set(packageId, { packageId, label, files, indexes, bytes, link });
    this.#byHash.set(Buffer.from(sourceHash(packageId)).toString('hex'), packageId);
  }

  #link(packageId: string, connection: ChaincodeConnection, checkId: boolean): ChaincodeRunner {
    const { timeouts, incoming } = this.#options;
    if (!('registersAs' in connection)) {
      return new ChaincodeLink(packageId, connection, { timeouts, checkId });
    }
    if (incoming === undefined) {
      throw new PackageError(
        `${connection.registersAs} cannot connect to the peer: it has no port for chaincodes`,
      );
    }
    const { registersAs } = connection;
    return new IncomingLink(packageId, incoming, { registersAs, executeTimeout: timeouts.execute });
  }
}

function connectionFor(
  packageId: string,
  parsed: ChaincodePackage,
  { incoming, templateContext }: InstallationOptions,
): ChaincodeConnection {
  return incoming !== undefined && holdsCode(parsed)
    ? { registersAs: packageId }
    : connectionOf(parsed, templateContext);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
