import { type IndexFileError, type QueryIndex, readIndexFiles } from './index-definition.js';

/** Where a package has its index files: those of the public state, and those of a collection. */
const INDEX_FILE =
  /^META-INF\/statedb\/couchdb\/(?:collections\/(?<collection>[\w-]+)\/)?indexes\/[^/]+\.json$/u;

/** The indexes that a chaincode brings along. */
export class PackagedIndexes {
  readonly #byCollection = new Map<string | undefined, readonly QueryIndex[]>();

  /**
   * @param files of the package, by path; other files than indexes are ignored
   * @param onFault told of each index that cannot be read; default: throws the fault
   */
  constructor(files: ReadonlyMap<string, Uint8Array>, onFault: (fault: IndexFileError) => void = raise) {
    const rooms = new Map<string | undefined, Map<string, Uint8Array>>();
    for (const [path, content] of files) {
      const match = INDEX_FILE.exec(path);
      if (match !== null) {
        const collection = match.groups?.['collection'];
        rooms.set(collection, (rooms.get(collection) ?? new Map<string, Uint8Array>()).set(path, content));
      }
    }
    for (const [collection, room] of rooms) {
      this.#byCollection.set(collection, readIndexFiles(room, onFault));
    }
  }

  /** Indexes of the public state, or of a collection. */
  of(collection: string | undefined): readonly QueryIndex[] {
    return this.#byCollection.get(collection) ?? [];
  }
}

function raise(fault: IndexFileError): never {
  throw fault;
}
