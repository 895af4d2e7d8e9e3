import { constants, mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { varint, VarintReader } from './varint.js';

/** Where a record begins: number of the file, and bytes from its beginning. */
export interface FilePlace {
  readonly file: number;
  readonly offset: number;
}

/** A complete record. */
export interface FileRecord {
  readonly place: FilePlace;
  readonly bytes: Uint8Array;
  /** Where the next record begins. */
  readonly end: FilePlace;
}

/** The first record's place. */
export const BEGINNING: FilePlace = { file: 0, offset: 0 };

/** Size from which a new file is begun (Fabric's 64 MiB). */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Most bytes of a length. */
const LENGTH_BYTES = 8;

/**
 * Records that are only ever added, in files `blockfile_000000`, `blockfile_000001` and so on, each record after its
 * length: Fabric's block files. A record that a crash left unfinished at the end counts as not there.
 */
export class BlockFiles {
  readonly #directory: string;
  readonly #maxFileBytes: number;
  readonly #handles = new Map<number, FileHandle>();
  #end: FilePlace = BEGINNING;

  private constructor(directory: string, maxFileBytes: number) {
    this.#directory = directory;
    this.#maxFileBytes = maxFileBytes;
  }

  /** Opens or makes the folder. {@link endAt} must be called before the first {@link append}. */
  static async open(directory: string, maxFileBytes: number = MAX_FILE_BYTES): Promise<BlockFiles> {
    await mkdir(directory, { recursive: true });
    const files = new BlockFiles(directory, maxFileBytes);
    const numbers = (await readdir(directory)).flatMap(
      (name) => /^blockfile_(\d{6})$/u.exec(name)?.[1] ?? [],
    );
    for (const number of numbers.map(Number)) {
      await files.#handle(number);
    }
    return files;
  }

  /** Cuts off whatever follows, so that the next record is added there. */
  async endAt(end: FilePlace): Promise<void> {
    for (const file of [...this.#handles.keys()].filter((number) => number >= end.file)) {
      await (await this.#handle(file)).truncate(file === end.file ? end.offset : 0);
    }
    this.#end = end;
  }

  /** Adds a record and settles when it is on the disk. One at a time. */
  async append(bytes: Uint8Array): Promise<FileRecord> {
    const length = varint(bytes.length);
    const size = length.length + bytes.length;
    if (this.#end.offset > 0 && this.#end.offset + size > this.#maxFileBytes) {
      this.#end = { file: this.#end.file + 1, offset: 0 };
    }
    const place = this.#end;
    const handle = await this.#handle(place.file);
    const { bytesWritten } = await handle.writev([length, bytes], place.offset);
    if (bytesWritten < size) {
      throw new Error(`only ${bytesWritten} of ${size} bytes of a block could be written`);
    }
    await handle.datasync();
    this.#end = { file: place.file, offset: place.offset + size };
    return { place, bytes, end: this.#end };
  }

  /** The record at a place; undefined where no complete one begins. */
  async read(place: FilePlace): Promise<FileRecord | undefined> {
    const handle = this.#handles.get(place.file);
    if (handle === undefined) {
      return undefined;
    }
    const length = await readLength(handle, place.offset);
    if (length === undefined) {
      return undefined;
    }
    const bytes = Buffer.alloc(length.value);
    const { bytesRead } = await handle.read(bytes, 0, length.value, length.end);
    if (bytesRead < length.value) {
      return undefined;
    }
    return { place, bytes, end: { file: place.file, offset: length.end + length.value } };
  }

  /** All records from a place on, to the last complete one. */
  async *recordsFrom(place: FilePlace): AsyncGenerator<FileRecord, undefined> {
    let next = place;
    for (;;) {
      const record = (await this.read(next)) ?? (await this.read({ file: next.file + 1, offset: 0 }));
      if (record === undefined) {
        return undefined;
      }
      yield record;
      next = record.end;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#handles.values()].map((handle) => handle.close()));
    this.#handles.clear();
  }

  async #handle(file: number): Promise<FileHandle> {
    let handle = this.#handles.get(file);
    if (handle === undefined) {
      handle = await open(join(this.#directory, fileName(file)), constants.O_RDWR | constants.O_CREAT);
      await syncFolder(this.#directory);
      this.#handles.set(file, handle);
    }
    return handle;
  }
}

/** Makes sure that a file which was made just now is found after a crash of the machine. */
async function syncFolder(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Name of a block file, as Fabric gives it. */
export function fileName(file: number): string {
  return `blockfile_${file.toString().padStart(6, '0')}`;
}

async function readLength(
  handle: FileHandle,
  offset: number,
): Promise<{ readonly value: number; readonly end: number } | undefined> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(LENGTH_BYTES), 0, LENGTH_BYTES, offset);
  const { size } = await handle.stat();
  try {
    const reader = new VarintReader(buffer.subarray(0, bytesRead));
    const value = reader.number();
    const end = offset + reader.offset;
    // A length of zero is what a file system leaves where it had made room and nothing was written.
    return value > 0 && end + value <= size ? { value, end } : undefined;
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
